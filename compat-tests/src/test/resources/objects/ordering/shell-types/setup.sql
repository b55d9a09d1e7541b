-- A row of pg_depend by which a function needs a cast as well as the shell of its type: the shell comes first.
CREATE SCHEMA ordering_shell_types;
SET search_path = ordering_shell_types;
CREATE CAST (macaddr AS inet) WITH INOUT;
CREATE TYPE base;
CREATE FUNCTION base_in(cstring) RETURNS base LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION base_out(base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE base (INPUT = base_in, OUTPUT = base_out, LIKE = integer);
INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
SELECT 'pg_proc'::regclass, 'base_in'::regproc, 0, 'pg_cast'::regclass, oid, 0, 'n'
FROM pg_cast WHERE castsource = 'macaddr'::regtype AND casttarget = 'inet'::regtype;
