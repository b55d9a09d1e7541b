-- Of a check and a default in one loop, the check is set apart.
CREATE SCHEMA loops_check_default;
SET search_path = loops_check_default;
CREATE TABLE a (x integer, y integer);
CREATE TABLE z (x integer, y integer);
CREATE FUNCTION of_a() RETURNS integer LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT x FROM a; END;
CREATE FUNCTION of_z() RETURNS integer LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT x FROM z; END;
ALTER TABLE a ALTER x SET DEFAULT of_z();
ALTER TABLE z ADD CHECK (x > of_a());
CREATE TABLE c (x integer, y integer);
CREATE TABLE b (x integer, y integer);
CREATE FUNCTION of_c() RETURNS integer LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT x FROM c; END;
CREATE FUNCTION of_b() RETURNS integer LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT x FROM b; END;
ALTER TABLE b ALTER x SET DEFAULT of_c();
ALTER TABLE c ADD CHECK (x > of_b());
