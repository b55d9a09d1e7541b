-- A table lists what its defaults need in the order of their rows in pg_attrdef, or of their columns: releases differ.
CREATE SCHEMA ordering_defaults;
SET search_path = ordering_defaults;
CREATE SEQUENCE s1;
CREATE SEQUENCE s2;
CREATE SEQUENCE s3;
CREATE TABLE t (a integer, b integer, c integer, d integer);
ALTER TABLE t ALTER d SET DEFAULT nextval('s1');
ALTER TABLE t ALTER b SET DEFAULT nextval('s3');
ALTER TABLE t ALTER a SET DEFAULT nextval('s2');
ALTER TABLE t ALTER c SET DEFAULT 1;
CREATE VIEW v AS SELECT * FROM t;
ALTER VIEW v ALTER c SET DEFAULT 2;
ALTER VIEW v ALTER a SET DEFAULT 3;
