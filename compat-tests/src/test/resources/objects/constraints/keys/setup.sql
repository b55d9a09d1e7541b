CREATE SCHEMA constraints_keys;
SET search_path = constraints_keys;
CREATE TABLE t (a integer, b integer, c integer, d text, PRIMARY KEY (a, b) INCLUDE (d), UNIQUE (c), CONSTRAINT "Deferred one" UNIQUE (c, d) DEFERRABLE, CONSTRAINT init UNIQUE (d) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT filled UNIQUE (b) WITH (fillfactor = 50));
COMMENT ON CONSTRAINT "Deferred one" ON t IS 'deferred';
COMMENT ON INDEX init IS 'index of a constraint';
CREATE UNIQUE INDEX made_before ON t (a, c);
ALTER TABLE t ADD CONSTRAINT made_since UNIQUE USING INDEX made_before;
INSERT INTO t VALUES (1, 2, 3, 'x');
