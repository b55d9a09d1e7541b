CREATE SCHEMA columns_generated;
SET search_path = columns_generated;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED, c text, d integer GENERATED ALWAYS AS (columns_generated.twice(a)) STORED NOT NULL);
INSERT INTO t (a, c) VALUES (1, 'x'), (2, NULL);
CREATE TABLE only_generated (g integer GENERATED ALWAYS AS (1) STORED);
INSERT INTO only_generated DEFAULT VALUES;
CREATE TABLE child () INHERITS (t);
INSERT INTO child (a) VALUES (5);
