CREATE SCHEMA comments_everything;
SET search_path = comments_everything;
CREATE TABLE t (a integer PRIMARY KEY, "B b" text CHECK ("B b" <> ''), "%d" integer);
COMMENT ON SCHEMA comments_everything IS 'multi
line
comment';
COMMENT ON TABLE t IS E'tab\t back\\slash ''quotes'' "double" $$dollar$$ %s -- dashes /* c */';
COMMENT ON COLUMN t."B b" IS 'col';
COMMENT ON COLUMN t."%d" IS '%d';
COMMENT ON COLUMN t.a IS '';
COMMENT ON CONSTRAINT t_pkey ON t IS 'pk';
COMMENT ON CONSTRAINT "t_B b_check" ON t IS 'check';
COMMENT ON INDEX t_pkey IS 'index of pk';
CREATE VIEW v AS SELECT a FROM t;
COMMENT ON COLUMN v.a IS 'view column';
CREATE SEQUENCE s;
COMMENT ON SEQUENCE s IS E'\\.';
CREATE FUNCTION f("X x" integer, OUT y text, VARIADIC z text[] DEFAULT '{}') LANGUAGE plpgsql AS 'BEGIN END';
COMMENT ON FUNCTION f(integer, text[]) IS 'é ü 漢字 😀';
CREATE TYPE c AS (x integer);
COMMENT ON TYPE c IS 'type';
COMMENT ON COLUMN c.x IS 'attribute';
