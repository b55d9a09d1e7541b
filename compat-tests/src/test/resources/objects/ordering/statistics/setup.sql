-- Statistics come after all other contents.
CREATE SCHEMA ordering_statistics;
SET search_path = ordering_statistics;
CREATE TABLE t (a serial PRIMARY KEY);
INSERT INTO t VALUES (DEFAULT);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
ANALYZE t, m;
SELECT lo_from_bytea(800003, 'three');
