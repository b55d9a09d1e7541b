CREATE SCHEMA operators_postfix;
CREATE FUNCTION operators_postfix.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE OPERATOR operators_postfix.!+ (LEFTARG = integer, PROCEDURE = operators_postfix.f);
COMMENT ON OPERATOR operators_postfix.!+ (integer, NONE) IS 'postfix';
