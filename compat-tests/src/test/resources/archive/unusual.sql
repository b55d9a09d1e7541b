-- What archives hold in unusual ways: many large objects of several owners and privileges, partitions that rows do not
-- go to by themselves, rows that statements and COPY spell differently; for servers from 13 on.
CREATE SCHEMA app;
SELECT count(lo_from_bytea(20000 + g, convert_to(repeat(md5(g::text), g % 7), 'UTF8'))) FROM generate_series(1, 1100) g;
SELECT lo_from_bytea(50001, decode(repeat('00ff5c27', 40000), 'hex')), lo_from_bytea(3000000001, ''), lo_create(4294967294);
DO $$
BEGIN
  FOR g IN 20100 .. 20105 LOOP
    EXECUTE format('ALTER LARGE OBJECT %s OWNER TO pgc_owner', g);
  END LOOP;
  FOR g IN 21000 .. 21004 LOOP
    EXECUTE format('GRANT SELECT ON LARGE OBJECT %s TO pgc_reader', g);
  END LOOP;
END $$;
GRANT ALL ON LARGE OBJECT 50001 TO pgc_owner WITH GRANT OPTION;
COMMENT ON LARGE OBJECT 20005 IS 'fifth';
COMMENT ON LARGE OBJECT 3000000001 IS 'large number';
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE app.by_mood (m app.mood, n integer) PARTITION BY HASH (m);
CREATE TABLE app.by_mood_0 PARTITION OF app.by_mood FOR VALUES WITH (modulus 2, remainder 0);
CREATE TABLE app.by_mood_1 PARTITION OF app.by_mood FOR VALUES WITH (modulus 2, remainder 1);
INSERT INTO app.by_mood SELECT (enum_range(NULL::app.mood))[1 + g % 3], g FROM generate_series(1, 50) g;
CREATE TABLE app.ranges (k integer, v text) PARTITION BY RANGE (k);
CREATE TABLE app.ranges_low PARTITION OF app.ranges FOR VALUES FROM (0) TO (300) PARTITION BY LIST (v);
CREATE TABLE app.ranges_low_a PARTITION OF app.ranges_low FOR VALUES IN ('a');
CREATE TABLE app.ranges_low_rest PARTITION OF app.ranges_low DEFAULT;
CREATE TABLE app.ranges_high PARTITION OF app.ranges DEFAULT;
INSERT INTO app.ranges SELECT g, CASE g % 3 WHEN 0 THEN 'a' ELSE 'b' || g END FROM generate_series(1, 600) g;
CREATE TABLE app.rows (id serial PRIMARY KEY, v text, b bytea, d date, x double precision, doubled integer GENERATED ALWAYS AS (2) STORED);
INSERT INTO app.rows (v, b, d, x)
SELECT repeat(E'row\t' || g || E'\n\\.\n;''"$$', g % 20), decode(md5(g::text), 'hex'), DATE '2000-01-01' + g, g / 7.0
FROM generate_series(1, 800) g;
INSERT INTO app.rows (v, x) VALUES (NULL, 'NaN'), ('', '-Infinity'), (repeat('x', 300000), 0);
CREATE TABLE app.quoted ("select" integer, "two
lines" text, "Ünïcode" varbit);
INSERT INTO app.quoted VALUES (1, E'\\x41', B'101'), (NULL, NULL, NULL);
CREATE TABLE app.nothing ();
INSERT INTO app.nothing DEFAULT VALUES;
INSERT INTO app.nothing DEFAULT VALUES;
CREATE TABLE app.empty (a integer REFERENCES app.rows);
CREATE INDEX ON app.rows (v text_pattern_ops) WHERE length(v) < 100;
CREATE MATERIALIZED VIEW app.counted AS SELECT m, count(*) FROM app.by_mood GROUP BY 1;
CREATE SEQUENCE app.seq MINVALUE -5 START -5;
CREATE FUNCTION app.dollars() RETURNS text LANGUAGE sql AS 'SELECT $$it''s$$ || $x$ \ $x$';
