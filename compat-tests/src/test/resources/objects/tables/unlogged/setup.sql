CREATE SCHEMA tables_unlogged;
SET search_path = tables_unlogged;
CREATE UNLOGGED TABLE t (a serial PRIMARY KEY);
INSERT INTO t VALUES (1), (2);
CREATE TABLE was_logged (a integer);
ALTER TABLE was_logged SET UNLOGGED;
