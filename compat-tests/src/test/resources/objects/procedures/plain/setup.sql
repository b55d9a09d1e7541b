CREATE SCHEMA procedures_plain;
SET search_path = procedures_plain;
CREATE PROCEDURE p() LANGUAGE plpgsql AS 'BEGIN COMMIT; END';
CREATE PROCEDURE q(a integer, INOUT b text DEFAULT 'x') LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS 'BEGIN b := a::text; END';
COMMENT ON PROCEDURE q(integer, text) IS 'a procedure';
ALTER PROCEDURE q(integer, text) OWNER TO pgc_owner;
GRANT EXECUTE ON PROCEDURE q(integer, text) TO pgc_reader;
REVOKE EXECUTE ON PROCEDURE p() FROM PUBLIC;
