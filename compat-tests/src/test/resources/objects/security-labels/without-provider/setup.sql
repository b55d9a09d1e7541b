-- Labels without a provider, which only SECURITY LABEL asks for: of every kind that can have one, and of columns.
CREATE SCHEMA labels;
CREATE LANGUAGE labels_language HANDLER plpgsql_call_handler;
SET search_path = labels;
CREATE TABLE t (a serial PRIMARY KEY, "b b" text);
CREATE VIEW v AS SELECT a FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE FOREIGN DATA WRAPPER labels_wrapper;
CREATE SERVER labels_server FOREIGN DATA WRAPPER labels_wrapper;
CREATE FOREIGN TABLE f (a integer) SERVER labels_server;
CREATE TABLE whole (a integer) PARTITION BY LIST (a);
CREATE TYPE c AS (a integer, b text);
CREATE TYPE e AS ENUM ('a');
CREATE TYPE r AS RANGE (SUBTYPE = integer);
CREATE TYPE base;
CREATE FUNCTION base_in(cstring) RETURNS base LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION base_out(base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE base (INPUT = base_in, OUTPUT = base_out, LIKE = integer);
CREATE TYPE only_a_shell;
CREATE DOMAIN d AS integer CHECK (VALUE > 0);
CREATE FUNCTION f(integer, VARIADIC text[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p(integer) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE agg(integer) (SFUNC = int4larger, STYPE = integer);
CREATE FUNCTION event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER labels_event_trigger ON ddl_command_start EXECUTE PROCEDURE event();
CREATE PUBLICATION labels_publication;
CREATE SUBSCRIPTION labels_subscription CONNECTION 'dbname=x' PUBLICATION x WITH (connect = false);
SELECT lo_from_bytea(800004, 'one');
COMMENT ON TABLE t IS 'labelled, too';
COMMENT ON COLUMN t.a IS 'and its column';
GRANT SELECT ON t TO pgc_reader;
INSERT INTO pg_seclabel (objoid, classoid, objsubid, provider, label)
SELECT oid, tableoid, 0, provider, label FROM (
    SELECT oid, tableoid FROM pg_class WHERE relnamespace = 'labels'::regnamespace AND relkind <> 'i'
    UNION ALL SELECT oid, tableoid FROM pg_proc WHERE pronamespace = 'labels'::regnamespace
    UNION ALL SELECT oid, tableoid FROM pg_type WHERE typnamespace = 'labels'::regnamespace AND typname ~ '^[a-z]'
    UNION ALL SELECT oid, tableoid FROM pg_namespace WHERE nspname IN ('labels', 'public')
    UNION ALL SELECT oid, tableoid FROM pg_language WHERE lanname LIKE 'labels%'
    UNION ALL SELECT oid, tableoid FROM pg_publication WHERE pubname LIKE 'labels%'
    UNION ALL SELECT oid, tableoid FROM pg_subscription WHERE subname LIKE 'labels%'
    UNION ALL SELECT oid, tableoid FROM pg_event_trigger WHERE evtname LIKE 'labels%'
    UNION ALL SELECT oid, 'pg_largeobject'::regclass FROM pg_largeobject_metadata WHERE oid = 800004) labelled,
    (VALUES ('one', E'it''s\nclassified'), ('Other one', 'un\classified')) labels (provider, label);
INSERT INTO pg_seclabel (objoid, classoid, objsubid, provider, label)
SELECT attrelid, 'pg_class'::regclass, attnum, 'one', 'column ' || attname FROM pg_attribute
WHERE attrelid IN ('t'::regclass, 'v'::regclass, 'm'::regclass, 'f'::regclass, 'c'::regclass) AND attnum > 0;
-- Subscriptions are shared objects.
INSERT INTO pg_shseclabel (objoid, classoid, provider, label)
SELECT oid, tableoid, 'one', 'shared' FROM pg_subscription WHERE subname LIKE 'labels%';
