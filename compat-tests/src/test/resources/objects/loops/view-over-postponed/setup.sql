-- A view and a materialized view in one loop through the data: it is the view that breaks it.
CREATE SCHEMA loops_view_postponed;
SET search_path = loops_view_postponed;
CREATE TABLE t (a integer PRIMARY KEY, b text);
CREATE VIEW grouped AS SELECT a, b FROM t GROUP BY a;
CREATE MATERIALIZED VIEW over_grouped AS SELECT a FROM grouped;
CREATE MATERIALIZED VIEW also_grouped AS SELECT a, b FROM t GROUP BY a;
CREATE VIEW over_it AS SELECT a FROM also_grouped;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW with_function AS SELECT f() AS x, a FROM also_grouped;
