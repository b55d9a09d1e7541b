-- The server may record a member table's row type as a member too; only the table needs the extension.
CREATE EXTENSION hstore;
CREATE TABLE member (a integer);
ALTER EXTENSION hstore ADD TABLE member;
CREATE FUNCTION of_row(member) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE holder (m member, h hstore);
