CREATE TYPE my_int;
CREATE FUNCTION my_int_in(cstring) RETURNS my_int LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION my_int_out(my_int) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE my_int (INPUT = my_int_in, OUTPUT = my_int_out, INTERNALLENGTH = 8, ALIGNMENT = int2, ELEMENT = smallint);
