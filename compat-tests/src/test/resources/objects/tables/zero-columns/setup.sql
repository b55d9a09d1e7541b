CREATE SCHEMA tables_zero;
CREATE TABLE tables_zero.none ();
INSERT INTO tables_zero.none DEFAULT VALUES;
INSERT INTO tables_zero.none DEFAULT VALUES;
CREATE TABLE tables_zero.emptied (a integer);
INSERT INTO tables_zero.emptied VALUES (1);
ALTER TABLE tables_zero.emptied DROP COLUMN a;
CREATE TABLE tables_zero.checked (CHECK (1 > 0));
