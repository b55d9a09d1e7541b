-- Of a table's default and a domain's check in one loop, the default is set apart.
CREATE SCHEMA loops_default_domain;
SET search_path = loops_default_domain;
CREATE TABLE t (x integer, y integer);
CREATE FUNCTION of_t(integer) RETURNS boolean LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT x > $1 FROM t; END;
CREATE DOMAIN d AS integer CHECK (of_t(VALUE));
CREATE FUNCTION of_d(d) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1;
ALTER TABLE t ALTER x SET DEFAULT of_d(NULL);
