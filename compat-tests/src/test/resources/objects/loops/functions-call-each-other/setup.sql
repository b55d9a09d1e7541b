-- No rule repairs this loop: a dependency is dropped, with a warning.
CREATE FUNCTION ping(n integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT n; END;
CREATE FUNCTION pong(n integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT ping(n); END;
CREATE OR REPLACE FUNCTION ping(n integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT pong(n - 1); END;
CREATE VIEW pinged AS SELECT ping(1) AS n;
