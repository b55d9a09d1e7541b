CREATE SCHEMA tables_of_type;
SET search_path = tables_of_type;
CREATE TYPE person AS (id integer, name text, born date);
CREATE TABLE people OF person (id WITH OPTIONS PRIMARY KEY, name NOT NULL DEFAULT 'x', CHECK (born > '1900-01-01'));
CREATE TABLE plain_people OF person;
INSERT INTO people VALUES (1, 'a', '2000-01-01');
COMMENT ON COLUMN people.born IS 'a day';
ALTER TABLE people OWNER TO pgc_owner;
