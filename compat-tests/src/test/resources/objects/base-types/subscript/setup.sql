CREATE SCHEMA base_types_subscript;
SET search_path = base_types_subscript;
CREATE TYPE vec;
CREATE FUNCTION vec_in(cstring) RETURNS vec LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION vec_out(vec) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE vec (INPUT = vec_in, OUTPUT = vec_out, INTERNALLENGTH = 16, SUBSCRIPT = raw_array_subscript_handler, ELEMENT = float8);
