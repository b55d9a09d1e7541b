-- Privileges that came with an extension and say what an object has anyway.
CREATE SCHEMA extensions_usual_privileges;
SET search_path = extensions_usual_privileges;
CREATE EXTENSION tcn WITH SCHEMA extensions_usual_privileges;
CREATE FUNCTION usual(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION unusual(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE usual_type AS ENUM ('a');
CREATE TABLE usual_table (a integer);
CREATE SEQUENCE usual_sequence;
GRANT EXECUTE ON FUNCTION usual(integer) TO PUBLIC;
REVOKE ALL ON FUNCTION unusual(integer) FROM PUBLIC;
GRANT USAGE ON TYPE usual_type TO PUBLIC;
GRANT ALL ON usual_table, usual_sequence TO CURRENT_USER;
ALTER EXTENSION tcn ADD FUNCTION usual(integer);
ALTER EXTENSION tcn ADD FUNCTION unusual(integer);
ALTER EXTENSION tcn ADD TYPE usual_type;
ALTER EXTENSION tcn ADD TABLE usual_table;
ALTER EXTENSION tcn ADD SEQUENCE usual_sequence;
GRANT EXECUTE ON FUNCTION usual(integer) TO pgc_reader;
