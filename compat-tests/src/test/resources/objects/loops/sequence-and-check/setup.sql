-- The values of a sequence lead back to the table that owns it.
CREATE SCHEMA loops_sequence;
SET search_path = loops_sequence;
CREATE SEQUENCE s;
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
ALTER SEQUENCE s OWNED BY t.a;
CREATE TABLE keyed (a integer PRIMARY KEY, b integer);
CREATE FUNCTION f(integer) RETURNS boolean LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT b > $1 FROM keyed GROUP BY a; END;
ALTER TABLE t ADD CHECK (f(b));
