CREATE SCHEMA indexes_invalid;
CREATE TABLE indexes_invalid.t (a integer);
CREATE INDEX broken ON indexes_invalid.t (a);
UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'indexes_invalid.broken'::regclass;
CREATE INDEX fine ON indexes_invalid.t (a);
