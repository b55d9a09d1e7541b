CREATE OPERATOR !!! (LEFTARG = bigint, PROCEDURE = int8abs);
CREATE OPERATOR !!! (RIGHTARG = bigint, PROCEDURE = int8abs);
COMMENT ON OPERATOR !!! (bigint, NONE) IS 'postfix';
