CREATE SCHEMA loops_default;
SET search_path = loops_default;
CREATE TABLE t (a integer, b integer);
CREATE FUNCTION f(t) RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER TABLE t ALTER a SET DEFAULT f(NULL);
COMMENT ON COLUMN t.a IS 'its default comes later';
INSERT INTO t VALUES (1, 2);
