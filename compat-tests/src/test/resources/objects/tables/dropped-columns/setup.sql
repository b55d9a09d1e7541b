CREATE SCHEMA tables_dropped;
SET search_path = tables_dropped;
CREATE TABLE t (a integer, b text DEFAULT 'gone' NOT NULL, c integer, d date, e text);
INSERT INTO t VALUES (1, 'b', 2, '2020-01-01', 'e');
ALTER TABLE t DROP COLUMN b, DROP COLUMN d;
ALTER TABLE t ADD COLUMN f integer DEFAULT 7;
COMMENT ON COLUMN t.f IS 'after the holes';
CREATE INDEX ON t (f);
INSERT INTO t VALUES (3, 4, 'x', 5);
