CREATE SCHEMA app;
CREATE SCHEMA "Ops";
CREATE FUNCTION app.eq(integer, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2';
CREATE FUNCTION app.eq(text, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $2::text = $1';
CREATE FUNCTION app.ne(integer, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text <> $2';
CREATE FUNCTION app."Odd (name"(integer) RETURNS integer LANGUAGE sql AS 'SELECT -$1';
CREATE OPERATOR app.=== (LEFTARG = integer, RIGHTARG = text, PROCEDURE = app.eq, COMMUTATOR = OPERATOR("Ops".===),
    NEGATOR = OPERATOR(app.!==), HASHES, MERGES, RESTRICT = eqsel, JOIN = eqjoinsel);
CREATE OPERATOR "Ops".=== (LEFTARG = text, RIGHTARG = integer, PROCEDURE = app.eq, COMMUTATOR = OPERATOR(app.===));
CREATE OPERATOR app.!== (LEFTARG = integer, RIGHTARG = text, PROCEDURE = app.ne, NEGATOR = OPERATOR(app.===));
CREATE OPERATOR app.@#@ (RIGHTARG = integer, PROCEDURE = app."Odd (name");
CREATE OPERATOR app.@#@ (LEFTARG = integer, RIGHTARG = integer, PROCEDURE = int4pl);
CREATE OPERATOR app.@#@ (LEFTARG = bigint, RIGHTARG = bigint, PROCEDURE = int8pl);
CREATE OPERATOR app.@#@ (LEFTARG = smallint, RIGHTARG = smallint, PROCEDURE = int2pl);
CREATE OPERATOR app.@#@ (LEFTARG = integer, RIGHTARG = bigint, PROCEDURE = int48pl);
COMMENT ON OPERATOR app.=== (integer, text) IS 'equal enough';
COMMENT ON OPERATOR app.@#@ (NONE, integer) IS 'prefix';
ALTER OPERATOR app.@#@ (NONE, integer) OWNER TO pgc_owner;
ALTER OPERATOR app.=== (integer, text) OWNER TO pgc_owner;
