CREATE SCHEMA app;
CREATE FUNCTION app.plain() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app."Quoted ""Fn"""("First Arg" integer, OUT "Second" text, INOUT third numeric DEFAULT 1.5)
    LANGUAGE sql AS $$ SELECT 'a'::text, 1.0 $$;
CREATE FUNCTION app.overloaded(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.overloaded(text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.overloaded(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.overloaded(int8, integer[]) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION app.overloaded() RETURNS integer LANGUAGE sql AS 'SELECT 0';
CREATE FUNCTION app.all_attributes(a integer DEFAULT 3) RETURNS SETOF integer
    LANGUAGE plpgsql IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 12.5 ROWS 77
    AS $f$ BEGIN RETURN NEXT 1; END $f$;
CREATE FUNCTION app.stable_restricted() RETURNS trigger LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 1
    AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION app.default_cost() RETURNS SETOF integer LANGUAGE sql COST 100 ROWS 1000 AS 'SELECT 1';
CREATE FUNCTION app.zero_rows() RETURNS SETOF integer LANGUAGE sql ROWS 1 AS 'SELECT 1';
CREATE FUNCTION app.with_settings() RETURNS integer LANGUAGE sql
    SET search_path = app, "Odd, Schema", public SET work_mem = '64MB' SET datestyle TO iso, mdy
    SET "my.custom" = 'it''s' SET temp_tablespaces TO '' SET enable_seqscan = off
    AS 'SELECT 1';
CREATE FUNCTION app.variadic_args(VARIADIC texts text[]) RETURNS TABLE (a integer, b text)
    LANGUAGE sql AS 'SELECT 1, ''x''::text';
CREATE FUNCTION app.polymorphic(anyelement, anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.dollar1() RETURNS text LANGUAGE sql AS 'SELECT ''$$''::text';
CREATE FUNCTION app.dollar2() RETURNS text LANGUAGE sql AS 'SELECT ''$$ $_$ $_X$''::text';
CREATE FUNCTION app.dollar3() RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN 1; END; --$';
CREATE FUNCTION app.backslash() RETURNS text LANGUAGE sql AS E'SELECT ''a\\b''::text\n;\n-- end';
CREATE FUNCTION app.empty_body() RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION app.internal_one(text) RETURNS integer LANGUAGE internal IMMUTABLE AS 'textlen';
CREATE FUNCTION app.internal_cost(text) RETURNS integer LANGUAGE internal IMMUTABLE COST 5 AS 'textlen';
CREATE FUNCTION app.c_one(text) RETURNS trigger LANGUAGE c AS '$libdir/lo', 'lo_manage';
CREATE FUNCTION app.window_one() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number';
CREATE FUNCTION app.default_expression(a timestamptz DEFAULT now(), b text DEFAULT 'x,y', c integer[] DEFAULT '{}')
    RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE app.t (a integer);
CREATE FUNCTION app.of_table(app.t) RETURNS SETOF app.t LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION app.of_column(app.t.a%TYPE) RETURNS app.t.a%TYPE LANGUAGE sql AS 'SELECT $1';
COMMENT ON FUNCTION app.overloaded(int8, integer[]) IS 'the last one';
COMMENT ON FUNCTION app."Quoted ""Fn"""(integer, numeric) IS 'quoted';
ALTER FUNCTION app."Quoted ""Fn"""(integer, numeric) OWNER TO pgc_owner;
REVOKE EXECUTE ON FUNCTION app.overloaded(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.overloaded(text) TO pgc_reader WITH GRANT OPTION;
GRANT EXECUTE ON FUNCTION app."Quoted ""Fn"""(integer, numeric) TO "pgc-dash";
