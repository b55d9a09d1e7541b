CREATE SCHEMA statistics_expressions;
SET search_path = statistics_expressions;
CREATE TABLE t (a integer, b text);
CREATE STATISTICS e1 ON (a + 1) FROM t;
CREATE STATISTICS e2 (mcv) ON a, lower(b), (a * 2) FROM t;
ALTER STATISTICS e2 SET STATISTICS 500;
