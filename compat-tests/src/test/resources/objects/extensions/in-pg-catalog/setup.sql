-- Functions in schema pg_catalog are objects of a dump only where something marks them; an extension's are not.
CREATE EXTENSION unaccent SCHEMA pg_catalog;
CREATE EXTENSION fuzzystrmatch SCHEMA pg_catalog;
CREATE VIEW v AS SELECT pg_catalog.unaccent('x') AS a, pg_catalog.soundex('x') AS b;
CREATE TABLE a (b text DEFAULT pg_catalog.unaccent('y'), CHECK (pg_catalog.unaccent(b) <> ''));
CREATE INDEX i ON a (pg_catalog.soundex(b));
CREATE LANGUAGE plx HANDLER plpgsql_call_handler;
