-- How the server joins the dependencies to the extensions decides about the order.
DO $$ BEGIN
  EXECUTE format('ALTER DATABASE %I SET enable_nestloop = off', current_database());
  EXECUTE format('ALTER DATABASE %I SET enable_hashjoin = off', current_database());
END $$;
CREATE SCHEMA depends_on_several;
SET search_path = depends_on_several;
CREATE EXTENSION tcn;
CREATE EXTENSION lo;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() DEPENDS ON EXTENSION lo;
ALTER FUNCTION f() DEPENDS ON EXTENSION tcn;
ALTER FUNCTION f() DEPENDS ON EXTENSION plpgsql;
