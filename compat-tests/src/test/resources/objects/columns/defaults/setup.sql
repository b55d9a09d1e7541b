CREATE SCHEMA columns_defaults;
SET search_path = columns_defaults;
CREATE SEQUENCE s;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (
    a integer DEFAULT nextval('s'), b text DEFAULT 'it''s \ ' || 'x', c timestamptz DEFAULT now(), d date DEFAULT CURRENT_DATE, e integer[] DEFAULT '{1,2}',
    f integer DEFAULT f() + 1, g text DEFAULT NULL, h text DEFAULT NULL::text, i boolean DEFAULT ((1 > 2) OR true), j numeric DEFAULT -1, k text DEFAULT CURRENT_USER,
    l integer DEFAULT CASE WHEN 1 = 1 THEN 2 ELSE 3 END, m jsonb DEFAULT '{"a": 1}', n char(3) DEFAULT 'ab', o interval DEFAULT '1 day'::interval, p regclass DEFAULT 'columns_defaults.s'::regclass);
INSERT INTO t DEFAULT VALUES;
TRUNCATE t;
