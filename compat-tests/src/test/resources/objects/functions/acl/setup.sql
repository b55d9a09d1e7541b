CREATE SCHEMA functions_acl;
SET search_path = functions_acl;
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(a integer, OUT b text, VARIADIC c text[]) LANGUAGE plpgsql AS 'BEGIN END';
REVOKE ALL ON FUNCTION f(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION f(integer) TO pgc_reader WITH GRANT OPTION;
GRANT EXECUTE ON FUNCTION g(integer, text[]) TO pgc_writer;
ALTER FUNCTION g(integer, text[]) OWNER TO pgc_owner;
REVOKE ALL ON FUNCTION g(integer, text[]) FROM pgc_owner;
