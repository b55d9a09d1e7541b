CREATE SCHEMA statistics_data_extended;
CREATE SCHEMA statistics_elsewhere;
SET search_path = statistics_data_extended;
CREATE TABLE t (a integer, b integer, c text, d text);
INSERT INTO t
SELECT i % 10, i % 20,
       CASE i % 4 WHEN 0 THEN 'it''s' WHEN 1 THEN E'b\\s' WHEN 2 THEN NULL ELSE 'q"q' END, 'x' || i % 3
FROM generate_series(1, 500) i;
CREATE STATISTICS every_kind ON a, b, c FROM t;
CREATE STATISTICS only_distinct (ndistinct) ON a, b, c FROM t;
CREATE STATISTICS only_dependencies (dependencies) ON a, b FROM t;
CREATE STATISTICS only_common (mcv) ON a, c, d FROM t;
CREATE STATISTICS statistics_elsewhere."odd 's\ ""name" ON b, c FROM t;
COMMENT ON STATISTICS every_kind IS 'comes before what was found';
ALTER STATISTICS only_common OWNER TO pgc_owner;
CREATE TABLE parent (a integer, b integer);
CREATE TABLE child () INHERITS (parent);
INSERT INTO parent SELECT i, i % 5 FROM generate_series(1, 100) i;
INSERT INTO child SELECT i, i % 7 FROM generate_series(1, 100) i;
CREATE STATISTICS inherited ON a, b FROM parent;
ANALYZE t;
ANALYZE parent;
CREATE STATISTICS not_analyzed ON a, d FROM t;
