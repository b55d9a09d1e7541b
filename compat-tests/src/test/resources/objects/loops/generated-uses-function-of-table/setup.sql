CREATE SCHEMA loops_generated;
SET search_path = loops_generated;
CREATE TABLE other (a integer);
CREATE FUNCTION f(integer, other DEFAULT NULL) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
ALTER TABLE other ADD b integer GENERATED ALWAYS AS (f(a)) STORED;
