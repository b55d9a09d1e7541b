-- A row of pg_depend by which a table needs a check that is set apart, as no statement makes it.
CREATE SCHEMA loops_needs_check;
SET search_path = loops_needs_check;
CREATE TABLE a (x integer);
CREATE FUNCTION of_a() RETURNS integer LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT x FROM a; END;
ALTER TABLE a ADD CONSTRAINT set_apart CHECK (x > of_a());
CREATE TABLE needs (x integer);
INSERT INTO pg_depend SELECT 'pg_class'::regclass, 'needs'::regclass, 0, 'pg_constraint'::regclass, oid, 0, 'n'
FROM pg_constraint WHERE conname = 'set_apart';
