CREATE SCHEMA ranges_multi;
SET search_path = ranges_multi;
CREATE TYPE floats AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = many_floats);
CREATE TABLE t (a many_floats DEFAULT '{[1,2)}', b int4multirange);
INSERT INTO t VALUES (DEFAULT, '{[1,2),[5,9)}');
GRANT USAGE ON TYPE floats TO pgc_reader;
