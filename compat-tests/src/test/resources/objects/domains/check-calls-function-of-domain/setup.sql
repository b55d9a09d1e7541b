CREATE SCHEMA domains_loop;
SET search_path = domains_loop;
CREATE DOMAIN d AS integer;
CREATE FUNCTION ok(v integer, others d[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT v > 0';
ALTER DOMAIN d ADD CONSTRAINT checked CHECK (ok(VALUE, '{}'));
COMMENT ON CONSTRAINT checked ON DOMAIN d IS 'calls a function of the domain';
CREATE TABLE t (a d);
INSERT INTO t VALUES (1);
