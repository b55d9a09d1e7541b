CREATE SCHEMA tables_tablespaces;
SET search_path = tables_tablespaces;
CREATE TABLE t (a integer PRIMARY KEY USING INDEX TABLESPACE pgc_space, b integer, c text UNIQUE) TABLESPACE pgc_space;
CREATE TABLE u (a integer);
CREATE INDEX t_b ON t (b) TABLESPACE pgc_space;
CREATE INDEX u_a ON u (a);
CREATE MATERIALIZED VIEW m TABLESPACE "pgc Space" AS SELECT 1 AS a;
INSERT INTO t VALUES (1, 2, 'x');
