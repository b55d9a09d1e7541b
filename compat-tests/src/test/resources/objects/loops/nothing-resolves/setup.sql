-- Catalogs that nobody but a superuser can make: what comes before the data needs what comes after it.
CREATE SCHEMA loops_boundaries;
SET search_path = loops_boundaries;
CREATE TABLE keyed (a integer PRIMARY KEY);
CREATE TABLE needs_key (a integer);
CREATE TABLE other (a integer);
CREATE SEQUENCE counter;
INSERT INTO keyed VALUES (1);
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
SELECT 'pg_class'::regclass, 'needs_key'::regclass, 0, 'pg_constraint'::regclass, oid, 0, 'n' FROM pg_constraint WHERE conname = 'keyed_pkey';
CREATE TYPE composite AS (a integer);
CREATE CAST (integer AS composite) WITH INOUT;
INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
SELECT 'pg_cast'::regclass, c.oid, 0, 'pg_constraint'::regclass, k.oid, 0, 'n' FROM pg_constraint k, pg_cast c WHERE conname = 'keyed_pkey' AND casttarget = 'composite'::regtype;
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4recv';
CREATE TRANSFORM FOR composite LANGUAGE sql (FROM SQL WITH FUNCTION from_sql(internal));
INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
SELECT 'pg_transform'::regclass, t.oid, 0, 'pg_constraint'::regclass, k.oid, 0, 'n' FROM pg_constraint k, pg_transform t WHERE conname = 'keyed_pkey';
