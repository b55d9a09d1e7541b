CREATE SCHEMA operators_shell;
SET search_path = operators_shell;
CREATE FUNCTION lt(box, box) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'box_lt';
CREATE OPERATOR <<< (LEFTARG = box, RIGHTARG = box, PROCEDURE = lt, COMMUTATOR = >>>);
