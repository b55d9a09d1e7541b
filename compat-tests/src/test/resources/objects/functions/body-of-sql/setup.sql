CREATE SCHEMA functions_body;
SET search_path = functions_body;
CREATE TABLE t (a integer PRIMARY KEY, b text);
CREATE FUNCTION one() RETURNS integer LANGUAGE sql RETURN 1;
CREATE FUNCTION two(x integer) RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t WHERE a = x; SELECT a, b FROM t; END;
CREATE FUNCTION nothing_at_all() RETURNS void LANGUAGE sql BEGIN ATOMIC END;
CREATE FUNCTION calls_one() RETURNS integer LANGUAGE sql STABLE RETURN functions_body.one() + 1;
CREATE PROCEDURE p(x integer, y text) LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (x, y); DELETE FROM t WHERE a = 5; END;
