-- Operators and functions of one name, on types of one name: the types' schemas decide, not when they were made.
CREATE SCHEMA operands_b;
CREATE SCHEMA operands_a;
CREATE TYPE operands_b.pair AS (one integer, two integer);
CREATE TYPE operands_a.pair AS (one integer, two integer);
CREATE SCHEMA operands;
CREATE FUNCTION operands.same(operands_b.pair, operands_a.pair) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION operands.same(operands_b.pair, operands_b.pair) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION operands.same(operands_a.pair, operands_b.pair) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION operands.same(operands_a.pair, operands_a.pair) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR operands.=== (LEFTARG = operands_b.pair, RIGHTARG = operands_b.pair, PROCEDURE = operands.same);
CREATE OPERATOR operands.=== (LEFTARG = operands_b.pair, RIGHTARG = operands_a.pair, PROCEDURE = operands.same);
CREATE OPERATOR operands.=== (LEFTARG = operands_a.pair, RIGHTARG = operands_b.pair, PROCEDURE = operands.same);
CREATE OPERATOR operands.=== (LEFTARG = operands_a.pair, RIGHTARG = operands_a.pair, PROCEDURE = operands.same);
