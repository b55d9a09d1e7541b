CREATE SCHEMA functions_dollar;
SET search_path = functions_dollar;
CREATE FUNCTION one() RETURNS text LANGUAGE sql AS 'SELECT ''$$''::text';
CREATE FUNCTION two() RETURNS text LANGUAGE sql AS 'SELECT ''$$ $_$''::text';
CREATE FUNCTION three() RETURNS text LANGUAGE sql AS 'SELECT ''$$ $_$ $_X$ $_XX''::text';
CREATE FUNCTION four() RETURNS text LANGUAGE sql AS 'SELECT ''$_''::text';
CREATE FUNCTION five() RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN ''$''; END -- $';
CREATE FUNCTION backslash() RETURNS text LANGUAGE sql AS 'SELECT ''\n\\''::text';
CREATE FUNCTION lines() RETURNS text LANGUAGE plpgsql AS '
DECLARE
    x text; -- with a comment
BEGIN

    RETURN ''a
b'';
END;
';
CREATE FUNCTION crlf() RETURNS void LANGUAGE plpgsql AS E'BEGIN\r\n  NULL;\r\nEND';
CREATE FUNCTION tail() RETURNS void LANGUAGE plpgsql AS E'BEGIN END\n\n\n';
