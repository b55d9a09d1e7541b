-- Security labels of members of extensions: older releases dump them.
CREATE SCHEMA extensions_member_labels;
SET search_path = extensions_member_labels;
CREATE EXTENSION tcn WITH SCHEMA extensions_member_labels;
CREATE SCHEMA extensions_member_labels_schema;
CREATE TABLE labelled (a integer PRIMARY KEY, "b b" text, gone integer);
CREATE TABLE columns_alone (a integer, gone integer, c integer);
CREATE TABLE parted (a integer) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE our_part PARTITION OF parted FOR VALUES IN (2);
CREATE VIEW v AS SELECT a FROM labelled;
CREATE MATERIALIZED VIEW m AS SELECT a FROM labelled;
CREATE SEQUENCE s;
CREATE TABLE owning (a serial);
CREATE FOREIGN DATA WRAPPER extensions_member_labels_wrapper;
CREATE SERVER extensions_member_labels_server FOREIGN DATA WRAPPER extensions_member_labels_wrapper;
CREATE FOREIGN TABLE f (a integer) SERVER extensions_member_labels_server;
CREATE TYPE c AS (a integer, b text);
CREATE TYPE e AS ENUM ('a');
CREATE TYPE r AS RANGE (SUBTYPE = integer);
CREATE DOMAIN d AS integer;
CREATE FUNCTION fn(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE agg(integer) (SFUNC = int4larger, STYPE = integer);
CREATE LANGUAGE extensions_member_labels_language HANDLER plpgsql_call_handler;
CREATE FUNCTION event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER extensions_member_labels_trigger ON ddl_command_start EXECUTE PROCEDURE event();
ALTER TABLE columns_alone DROP COLUMN gone;
COMMENT ON TABLE labelled IS 'no comment of a member is dumped';
COMMENT ON COLUMN labelled.a IS 'nor of its column';
INSERT INTO pg_seclabel (objoid, classoid, objsubid, provider, label)
SELECT oid, 'pg_class'::regclass, 0, 'selinux', 'relation ' || relname FROM pg_class
WHERE relnamespace = 'extensions_member_labels'::regnamespace AND relkind <> 'i' AND relname <> 'columns_alone'
UNION ALL SELECT attrelid, 'pg_class'::regclass, attnum, provider, 'column ' || attnum
FROM pg_attribute, (VALUES ('selinux'), ('other')) p(provider)
WHERE attrelid = ANY ('{labelled,columns_alone,v,m,f,c,part}'::regclass[]) AND attnum > 0
UNION ALL SELECT oid, 'pg_type'::regclass, 0, 'selinux', 'type ' || typname FROM pg_type
WHERE typnamespace = 'extensions_member_labels'::regnamespace AND typname IN ('c', 'e', 'r', 'd')
UNION ALL SELECT oid, 'pg_proc'::regclass, 0, 'selinux', 'routine ' || proname FROM pg_proc
WHERE pronamespace = 'extensions_member_labels'::regnamespace
UNION ALL SELECT oid, 'pg_namespace'::regclass, 0, 'selinux', 'schema' FROM pg_namespace
WHERE nspname = 'extensions_member_labels_schema'
UNION ALL SELECT oid, 'pg_language'::regclass, 0, 'selinux', 'language' FROM pg_language
WHERE lanname = 'extensions_member_labels_language'
UNION ALL SELECT oid, 'pg_event_trigger'::regclass, 0, 'selinux', 'event trigger' FROM pg_event_trigger
WHERE evtname = 'extensions_member_labels_trigger'
UNION ALL SELECT oid, 'pg_extension'::regclass, 0, 'selinux', 'extension' FROM pg_extension WHERE extname = 'tcn';
ALTER EXTENSION tcn ADD SCHEMA extensions_member_labels_schema;
ALTER EXTENSION tcn ADD TABLE labelled;
ALTER EXTENSION tcn ADD TABLE columns_alone;
ALTER EXTENSION tcn ADD TABLE parted;
ALTER EXTENSION tcn ADD TABLE part;
ALTER EXTENSION tcn ADD VIEW v;
ALTER EXTENSION tcn ADD MATERIALIZED VIEW m;
ALTER EXTENSION tcn ADD SEQUENCE s;
ALTER EXTENSION tcn ADD TABLE owning;
ALTER EXTENSION tcn ADD FOREIGN TABLE f;
ALTER EXTENSION tcn ADD TYPE c;
ALTER EXTENSION tcn ADD TYPE e;
ALTER EXTENSION tcn ADD TYPE r;
ALTER EXTENSION tcn ADD DOMAIN d;
ALTER EXTENSION tcn ADD FUNCTION fn(integer);
ALTER EXTENSION tcn ADD AGGREGATE agg(integer);
ALTER EXTENSION tcn ADD LANGUAGE extensions_member_labels_language;
ALTER EXTENSION tcn ADD EVENT TRIGGER extensions_member_labels_trigger;
