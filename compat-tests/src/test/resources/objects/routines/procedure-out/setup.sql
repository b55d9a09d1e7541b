CREATE PROCEDURE gives(a integer, OUT b text, VARIADIC c integer[]) LANGUAGE plpgsql AS 'BEGIN b := 1; END';
COMMENT ON PROCEDURE gives(integer, OUT text, integer[]) IS 'out';
GRANT EXECUTE ON ROUTINE gives(integer, OUT text, integer[]) TO pgc_reader;
