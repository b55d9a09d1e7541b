CREATE SCHEMA statistics_extended_expressions;
SET search_path = statistics_extended_expressions;
CREATE TABLE t (a integer, b integer, c text, e integer[], r int4range);
INSERT INTO t
SELECT i % 10, i % 20, CASE i % 4 WHEN 0 THEN 'it''s' WHEN 1 THEN E'b\\s' WHEN 2 THEN NULL ELSE 'q"q' END,
       ARRAY[i % 3, i % 5], int4range(i, i + 5)
FROM generate_series(1, 500) i;
CREATE STATISTICS only_expressions ON (a + b), lower(c), (a % 2 = 0) FROM t;
CREATE STATISTICS one ON (upper(c)) FROM t;
CREATE STATISTICS columns_too ON a, (b * 2), (e || 1) FROM t;
CREATE STATISTICS of_ranges ON (range_merge(r, '[0,0]')), (array_append(e, a)), (NULL::text) FROM t;
CREATE TABLE child () INHERITS (t);
INSERT INTO child SELECT * FROM t LIMIT 50;
ANALYZE t;
