CREATE SCHEMA loops_generated;
SET search_path = loops_generated;
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1;
CREATE TABLE other (a integer, b integer GENERATED ALWAYS AS (f(a)) STORED);
CREATE OR REPLACE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE
    BEGIN ATOMIC SELECT a FROM other LIMIT 1; END;
INSERT INTO other (a) VALUES (1);
