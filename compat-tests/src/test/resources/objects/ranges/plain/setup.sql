CREATE SCHEMA ranges_plain;
SET search_path = ranges_plain;
CREATE TYPE floats AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE TYPE texts AS RANGE (SUBTYPE = text, COLLATION = "C", SUBTYPE_OPCLASS = text_pattern_ops);
COMMENT ON TYPE floats IS 'floats';
ALTER TYPE texts OWNER TO pgc_owner;
CREATE TABLE t (a floats, b texts, c int4range[]);
INSERT INTO t VALUES ('[1.5,2)', '(a,b]', '{"[1,2)",empty}');
CREATE INDEX ON t USING gist (a);
