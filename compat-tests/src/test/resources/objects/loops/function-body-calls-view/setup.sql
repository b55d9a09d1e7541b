CREATE SCHEMA loops_body;
SET search_path = loops_body;
CREATE TABLE t (a integer PRIMARY KEY, b text);
CREATE VIEW grouped AS SELECT a, b FROM t GROUP BY a;
CREATE FUNCTION f() RETURNS SETOF text LANGUAGE sql BEGIN ATOMIC SELECT b FROM grouped; END;
CREATE VIEW over_function AS SELECT f() AS x;
