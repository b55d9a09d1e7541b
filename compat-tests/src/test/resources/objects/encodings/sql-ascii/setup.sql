CREATE TABLE bytes (a text);
INSERT INTO bytes VALUES (convert_from('\xe9ff80', 'SQL_ASCII')), (convert_from('\x5cff', 'SQL_ASCII')), ('é');
CREATE FUNCTION from_hex(hex text) RETURNS text LANGUAGE sql
    AS $$ SELECT convert_from(decode(hex, 'hex'), 'SQL_ASCII') $$;
DO $$
DECLARE
  name text := quote_ident(from_hex('74e9ff'));
BEGIN
  EXECUTE 'CREATE TABLE ' || name || ' (' || quote_ident(from_hex('80')) || ' text DEFAULT '
      || quote_literal(from_hex('fe27')) || ')';
  EXECUTE 'INSERT INTO ' || name || ' VALUES (' || quote_literal(from_hex('c3')) || ')';
  EXECUTE 'COMMENT ON TABLE ' || name || ' IS ' || quote_literal(from_hex('c0af'));
  EXECUTE 'CREATE FUNCTION ' || quote_ident(from_hex('f0f1')) || '() RETURNS text LANGUAGE sql AS '
      || quote_literal(from_hex('73656c65637420273a8027'));
  EXECUTE 'CREATE SCHEMA ' || quote_ident(from_hex('a0a1'));
  EXECUTE 'CREATE VIEW ' || quote_ident(from_hex('ff76')) || ' AS SELECT * FROM ' || name;
  EXECUTE 'CREATE TYPE letter AS ENUM (' || quote_literal(from_hex('ed')) || ')';
  EXECUTE 'CREATE TABLE checked (a text CHECK (a <> ' || quote_literal(from_hex('ed')) || '))';
  EXECUTE 'CREATE INDEX ' || quote_ident(from_hex('ed')) || ' ON checked (a) WHERE a <> '
      || quote_literal(from_hex('ee'));
END $$;
