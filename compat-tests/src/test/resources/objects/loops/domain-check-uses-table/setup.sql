-- The check of a domain needs a table with a column of the domain.
CREATE SCHEMA loops_domain_table;
SET search_path = loops_domain_table;
CREATE DOMAIN d AS integer;
CREATE TABLE t (x d);
CREATE FUNCTION of_t(integer) RETURNS boolean LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT x > $1 FROM t; END;
ALTER DOMAIN d ADD CONSTRAINT checked CHECK (of_t(VALUE));
COMMENT ON CONSTRAINT checked ON DOMAIN d IS 'set apart';
