-- Operators behind, before and between their operands; servers before 14 have the first.
CREATE SCHEMA ordering_postfix;
SET search_path = ordering_postfix;
CREATE OPERATOR @#@ (LEFTARG = bigint, RIGHTARG = bigint, PROCEDURE = int8pl);
CREATE OPERATOR @#@ (RIGHTARG = bigint, PROCEDURE = int8um);
CREATE OPERATOR @#@ (LEFTARG = bigint, PROCEDURE = int8um);
