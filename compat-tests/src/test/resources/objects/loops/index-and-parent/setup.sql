-- Rows of pg_depend that lead from a partitioned index back to its part: the part goes first.
CREATE SCHEMA loops_index;
SET search_path = loops_index;
CREATE TABLE whole (a integer) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF whole DEFAULT;
CREATE INDEX a_whole ON ONLY whole (a);
CREATE INDEX z_part ON part (a);
ALTER INDEX a_whole ATTACH PARTITION z_part;
INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
VALUES ('pg_class'::regclass, 'a_whole'::regclass, 0, 'pg_class'::regclass, 'z_part'::regclass, 0, 'n');
