CREATE SCHEMA constraints_exclusion;
SET search_path = constraints_exclusion;
CREATE TABLE t (a circle, b int4range, c integer, EXCLUDE USING gist (a WITH &&) WHERE (c > 0), CONSTRAINT ranges EXCLUDE USING gist (b WITH &&, (b + int4range(1, 2)) WITH =) DEFERRABLE INITIALLY DEFERRED, EXCLUDE USING btree (c WITH =), EXCLUDE USING hash ((c + 1) WITH =));
COMMENT ON CONSTRAINT ranges ON t IS 'no overlaps';
INSERT INTO t VALUES ('((0,0),1)', '[1,3)', 1);
