CREATE TYPE my_text;
CREATE FUNCTION my_text_in(cstring) RETURNS my_text LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION my_text_out(my_text) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION my_text_recv(internal) RETURNS my_text LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION my_text_send(my_text) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE my_text (
    INPUT = my_text_in, OUTPUT = my_text_out, RECEIVE = my_text_recv, SEND = my_text_send,
    INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, COLLATABLE = true,
    CATEGORY = 'X', PREFERRED = true, DELIMITER = ';', DEFAULT = 'it''s'
);
CREATE SCHEMA "Base";
CREATE TYPE "Base".my_int;
CREATE FUNCTION "Base".my_int_in(cstring) RETURNS "Base".my_int LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION "Base".my_int_out("Base".my_int) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE "Base".my_int (INPUT = "Base".my_int_in, OUTPUT = "Base".my_int_out, LIKE = integer);
CREATE TYPE my_bpchar;
CREATE FUNCTION my_bpchar_in(cstring, oid, integer) RETURNS my_bpchar LANGUAGE internal IMMUTABLE STRICT AS 'bpcharin';
CREATE FUNCTION my_bpchar_out(my_bpchar) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'bpcharout';
CREATE TYPE my_bpchar (
    INPUT = my_bpchar_in, OUTPUT = my_bpchar_out, TYPMOD_IN = bpchartypmodin, TYPMOD_OUT = bpchartypmodout,
    ANALYZE = array_typanalyze, STORAGE = plain
);
CREATE TABLE uses (a my_text, b "Base".my_int[], c my_bpchar(5), d my_text COLLATE "C");
CREATE FUNCTION takes(my_text, "Base".my_int[]) RETURNS my_text LANGUAGE sql AS 'SELECT $1';
COMMENT ON TYPE my_text IS 'text again';
ALTER TYPE my_text OWNER TO pgc_owner;
GRANT USAGE ON TYPE "Base".my_int TO pgc_reader;
CREATE TYPE never_defined;
COMMENT ON TYPE never_defined IS 'a shell';
ALTER TYPE never_defined OWNER TO pgc_owner;
