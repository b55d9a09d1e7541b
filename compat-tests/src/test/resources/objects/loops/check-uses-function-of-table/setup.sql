CREATE SCHEMA loops_check;
SET search_path = loops_check;
CREATE TABLE t (a integer, b integer CHECK (b > 0));
CREATE FUNCTION f(t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
ALTER TABLE t ADD CONSTRAINT whole_row CHECK (f(t));
COMMENT ON CONSTRAINT whole_row ON t IS 'of the whole row';
INSERT INTO t VALUES (1, 2);
