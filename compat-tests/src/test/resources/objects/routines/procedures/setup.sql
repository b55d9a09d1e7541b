CREATE PROCEDURE plain() LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE with_args(INOUT a integer, b text DEFAULT 'x') LANGUAGE plpgsql SECURITY DEFINER SET work_mem = '1MB'
    AS $$ BEGIN a := a + 1; END $$;
CREATE PROCEDURE "Quoted"(a integer[]) LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE with_args(integer, text) IS 'has arguments';
ALTER PROCEDURE "Quoted"(integer[]) OWNER TO pgc_owner;
REVOKE EXECUTE ON PROCEDURE plain() FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE "Quoted"(integer[]) TO pgc_reader;
