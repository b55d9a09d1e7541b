CREATE SCHEMA statistics_extended;
SET search_path = statistics_extended;
CREATE TABLE t (a integer, b integer, c text, "D d" integer);
CREATE STATISTICS plain ON a, b FROM t;
CREATE STATISTICS one (dependencies) ON a, b FROM t;
CREATE STATISTICS "Quoted" (ndistinct, dependencies) ON b, c, "D d" FROM t;
COMMENT ON STATISTICS plain IS 'plain';
ALTER STATISTICS one OWNER TO pgc_owner;
