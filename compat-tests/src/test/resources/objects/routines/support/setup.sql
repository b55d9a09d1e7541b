CREATE FUNCTION lists(integer) RETURNS SETOF integer LANGUAGE internal IMMUTABLE STRICT SUPPORT generate_series_int4_support AS 'generate_series_int4';
CREATE SCHEMA "Supp";
CREATE FUNCTION "Supp"."Own Support"(internal) RETURNS internal LANGUAGE internal AS 'generate_series_int4_support';
CREATE FUNCTION lists2(integer) RETURNS SETOF integer LANGUAGE internal SUPPORT "Supp"."Own Support" AS 'generate_series_int4';
