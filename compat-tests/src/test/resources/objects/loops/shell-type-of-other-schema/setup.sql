-- A type and its functions apart: its shell is there for functions that are dumped, and for no others.
CREATE SCHEMA shell_types;
CREATE SCHEMA shell_functions;
CREATE TYPE shell_types.base;
CREATE FUNCTION shell_functions.base_in(cstring) RETURNS shell_types.base LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION shell_functions.base_out(shell_types.base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE shell_types.base (INPUT = shell_functions.base_in, OUTPUT = shell_functions.base_out, LIKE = integer);
