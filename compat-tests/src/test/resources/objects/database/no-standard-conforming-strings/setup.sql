DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET standard_conforming_strings = off', current_database()); END $$;
CREATE TABLE t (a text DEFAULT 'back\slash');
INSERT INTO t VALUES ('a\b');
COMMENT ON TABLE t IS 'back\slash';
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$SELECT 'x\y'::text$$;
