CREATE SCHEMA tables_options;
SET search_path = tables_options;
CREATE TABLE t (a text, b text, c text, d integer) WITH (fillfactor = 70, autovacuum_enabled = off, autovacuum_vacuum_scale_factor = 0.25, toast.autovacuum_enabled = off, toast_tuple_target = 256, parallel_workers = 2, user_catalog_table = true);
ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER b SET STORAGE MAIN, ALTER c SET STORAGE PLAIN;
ALTER TABLE t ALTER a SET STATISTICS 200, ALTER d SET STATISTICS 0, ALTER b SET STATISTICS -1;
ALTER TABLE t ALTER d SET (n_distinct = -0.5, n_distinct_inherited = 100);
CREATE TABLE only_toast (a text) WITH (toast.autovacuum_vacuum_threshold = 50, vacuum_truncate = false);
CREATE TABLE reset (a text) WITH (fillfactor = 50);
ALTER TABLE reset RESET (fillfactor);
