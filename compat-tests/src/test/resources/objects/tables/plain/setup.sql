CREATE SCHEMA tables_plain;
SET search_path = tables_plain;
CREATE TABLE plain (id integer PRIMARY KEY, name text NOT NULL DEFAULT 'x', at timestamptz);
INSERT INTO plain VALUES (1, 'a', '2020-01-01'), (2, E'b\tc\\d\n', NULL), (3, '', NULL);
COMMENT ON TABLE plain IS 'it''s plain';
COMMENT ON COLUMN plain.name IS 'a name';
COMMENT ON CONSTRAINT plain_pkey ON plain IS 'the key';
