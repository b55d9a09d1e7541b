CREATE SCHEMA procedures_out;
CREATE PROCEDURE procedures_out.p(IN a integer, OUT b integer, OUT c text) LANGUAGE plpgsql AS 'BEGIN b := a; END';
COMMENT ON PROCEDURE procedures_out.p(integer) IS 'has out arguments';
GRANT EXECUTE ON PROCEDURE procedures_out.p(integer, OUT integer, OUT text) TO pgc_reader;
