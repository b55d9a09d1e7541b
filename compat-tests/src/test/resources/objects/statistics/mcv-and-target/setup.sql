CREATE SCHEMA statistics_mcv;
SET search_path = statistics_mcv;
CREATE TABLE t (a integer, b text);
CREATE STATISTICS m (mcv) ON a, b FROM t;
ALTER STATISTICS m SET STATISTICS 0;
