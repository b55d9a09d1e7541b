CREATE SCHEMA extensions_plain;
CREATE EXTENSION hstore WITH SCHEMA extensions_plain;
CREATE EXTENSION pgcrypto WITH SCHEMA extensions_plain;
COMMENT ON EXTENSION hstore IS 'our words about hstore';
CREATE TABLE extensions_plain.t (a extensions_plain.hstore, b text DEFAULT extensions_plain.gen_salt('bf'));
INSERT INTO extensions_plain.t VALUES ('a=>1, b=>NULL', 'x');
