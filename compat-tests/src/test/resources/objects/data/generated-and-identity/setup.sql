CREATE SCHEMA data_generated;
SET search_path = data_generated;
CREATE TABLE t (g integer GENERATED ALWAYS AS (a + 1) STORED, a integer, i integer GENERATED ALWAYS AS IDENTITY, z text);
INSERT INTO t (a, z) SELECT x, 'z' || x FROM generate_series(1, 5) x;
CREATE TABLE identity_only (i integer GENERATED ALWAYS AS IDENTITY);
INSERT INTO identity_only DEFAULT VALUES;
