-- Statistics of a materialized view, without its contents, and a function in one loop through the data.
CREATE SCHEMA loops_statistics_function;
SET search_path = loops_statistics_function;
CREATE MATERIALIZED VIEW plain AS SELECT 1 AS a;
CREATE TABLE t (a integer PRIMARY KEY, b text);
CREATE FUNCTION f() RETURNS SETOF text LANGUAGE sql BEGIN ATOMIC SELECT b FROM t GROUP BY a; END;
CREATE VIEW of_function AS SELECT f() AS a;
ANALYZE plain, t;
