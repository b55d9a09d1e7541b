CREATE SCHEMA statistics_values;
SET search_path = statistics_values;
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'back\slash', 'com,ma');
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE scalars (
    id integer PRIMARY KEY,
    small smallint,
    big bigint UNIQUE,
    num numeric,
    r real,
    d double precision,
    txt text,
    flag boolean,
    tz timestamptz,
    iv interval,
    m mood,
    bytes bytea,
    nothing integer,
    dropped integer,
    same integer,
    doc jsonb,
    place point
);
INSERT INTO scalars
SELECT i, i % 7, i * 1000000000::bigint, i / 7.0,
       (CASE i % 10 WHEN 0 THEN 'NaN' WHEN 1 THEN 'Infinity' WHEN 2 THEN '-Infinity' ELSE (i / 3.0)::text END)::real,
       (CASE i % 50 WHEN 0 THEN 'NaN' ELSE (i * 1e100)::text END)::double precision,
       CASE i % 9 WHEN 0 THEN 'it''s' WHEN 1 THEN E'back\\slash' WHEN 2 THEN 'double"quote' WHEN 3 THEN '{braces,"and"}'
                  WHEN 4 THEN E'new\nline\ttab' WHEN 5 THEN '' WHEN 6 THEN 'NULL' WHEN 7 THEN NULL
                  ELSE 'ünïcödé ' || i END,
       i % 3 = 0,
       CASE WHEN i % 40 = 0 THEN 'infinity' ELSE '2020-02-29 12:00 UTC'::timestamptz + i * '1 day'::interval END,
       i * '1 day 1 second'::interval, (enum_range(NULL::mood))[1 + i % 4], decode(lpad(to_hex(i), 8, '0'), 'hex'),
       NULL, i, 1, jsonb_build_object('k', i % 5), point(i, -i)
FROM generate_series(1, 1000) i;
ALTER TABLE scalars DROP COLUMN dropped;
CREATE INDEX scalars_expressions ON scalars (lower(txt), (small + big), id, (d * 2));
CREATE INDEX scalars_partial ON scalars ((num + 1)) WHERE flag;
ALTER TABLE scalars ADD CONSTRAINT scalars_excluded EXCLUDE USING btree (upper(id::text) WITH =);

CREATE TABLE containers (
    id integer,
    ints integer[],
    texts text[],
    words tsvector,
    r int4range,
    rn numrange,
    p pair
);
INSERT INTO containers
SELECT i, CASE WHEN i % 11 = 0 THEN NULL ELSE ARRAY[i % 5, i % 7, NULL] END,
       ARRAY['a,b', 'c"d', E'e\\f', 'it''s', 'g' || i % 3],
       to_tsvector('simple', 'word' || i % 5 || ' other''s'),
       CASE WHEN i % 20 = 0 THEN 'empty' ELSE int4range(i, i + 1 + i % 9) END,
       CASE WHEN i % 2 = 0 THEN numrange(i, NULL) ELSE numrange(i / 3.0, i) END,
       ROW(i, 'x' || i % 3)::pair
FROM generate_series(1, 500) i;

CREATE TABLE never_analyzed (a integer);
CREATE TABLE empty (a integer);
CREATE TABLE no_columns ();
INSERT INTO no_columns DEFAULT VALUES;
CREATE UNLOGGED TABLE unlogged AS SELECT 1 AS a;
CREATE FOREIGN DATA WRAPPER statistics_values;
CREATE SERVER statistics_values FOREIGN DATA WRAPPER statistics_values;
CREATE FOREIGN TABLE elsewhere (a integer) SERVER statistics_values;
ANALYZE scalars, containers, empty, no_columns, unlogged;
