CREATE SCHEMA ordering_not_nulls;
SET search_path = ordering_not_nulls;
CREATE TABLE z (a integer);
CREATE TABLE a (a integer);
CREATE TABLE m (a integer);
ALTER TABLE z ADD CONSTRAINT same NOT NULL a NOT VALID;
ALTER TABLE a ADD CONSTRAINT same NOT NULL a NOT VALID;
ALTER TABLE m ADD CONSTRAINT same CHECK (a > 0) NOT VALID;
