CREATE SCHEMA loops_domain;
SET search_path = loops_domain;
CREATE TYPE c AS (a integer);
CREATE FUNCTION ok(c) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN d AS c CHECK (ok(VALUE));
CREATE TABLE t (a d);
