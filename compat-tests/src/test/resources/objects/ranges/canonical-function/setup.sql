CREATE SCHEMA ranges_canonical;
SET search_path = ranges_canonical;
CREATE TYPE whole;
CREATE FUNCTION whole_canonical(r whole) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE whole AS RANGE (SUBTYPE = int4, CANONICAL = whole_canonical, SUBTYPE_DIFF = int4range_subdiff);
CREATE TABLE t (a whole);
INSERT INTO t VALUES ('[1,5]');
