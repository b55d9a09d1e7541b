-- Dependencies as no statement makes them: a schema that needs an index, so that the loop goes through all sections.
CREATE SCHEMA first;
CREATE SEQUENCE first.counter;
CREATE TABLE first.t (a integer PRIMARY KEY, b integer DEFAULT 7);
CREATE TABLE second (c integer);
CREATE INDEX of_c ON second (c);
INSERT INTO pg_depend
SELECT 'pg_namespace'::regclass, 'first'::regnamespace, 0, 'pg_class'::regclass, 'of_c'::regclass, 0, 'n';
INSERT INTO pg_depend
SELECT 'pg_class'::regclass, 'first.t'::regclass, 0, 'pg_constraint'::regclass, oid, 0, 'n'
FROM pg_constraint WHERE conname = 't_pkey';
