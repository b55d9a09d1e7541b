CREATE SCHEMA functions_body_key;
SET search_path = functions_body_key;
CREATE TABLE t (a integer PRIMARY KEY, b text);
CREATE FUNCTION grouped() RETURNS SETOF text LANGUAGE sql BEGIN ATOMIC SELECT b FROM t GROUP BY a; END;
CREATE FUNCTION upsert(x integer) RETURNS void LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (x) ON CONFLICT (a) DO NOTHING; END;
COMMENT ON FUNCTION grouped() IS 'postponed';
GRANT EXECUTE ON FUNCTION grouped() TO pgc_reader;
