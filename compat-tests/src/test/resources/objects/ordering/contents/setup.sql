-- Rows, values, large objects and, where a release knows them, statistics: each kind of contents after the other.
CREATE SCHEMA contents;
SET search_path = contents;
CREATE TABLE t (a serial PRIMARY KEY);
CREATE TABLE z (a serial);
CREATE TABLE a (a integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER VIEW v ALTER a SET DEFAULT 1;
INSERT INTO t VALUES (DEFAULT);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
ANALYZE t;
ANALYZE m;
SELECT lo_from_bytea(800001, 'one');
SELECT lo_from_bytea(800002, 'two');
ALTER LARGE OBJECT 800002 OWNER TO pgc_owner;
