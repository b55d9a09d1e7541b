-- Statistics of materialized views, without their contents, in loops through the data: what comes first in a loop moves.
CREATE SCHEMA loops_statistics;
SET search_path = loops_statistics;
CREATE TABLE t (a integer PRIMARY KEY, b text);
INSERT INTO t SELECT i, 'v' || i % 3 FROM generate_series(1, 90) i;
CREATE MATERIALIZED VIEW ungrouped AS SELECT a FROM t;
CREATE MATERIALIZED VIEW grouped AS SELECT a, b FROM t GROUP BY a;
CREATE MATERIALIZED VIEW over_grouped AS SELECT a FROM grouped;
CREATE VIEW over_it AS SELECT a FROM over_grouped;
CREATE MATERIALIZED VIEW over_ungrouped AS SELECT a FROM ungrouped;
CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT b FROM t GROUP BY a; END;
ANALYZE t, ungrouped, grouped, over_grouped, over_ungrouped;
