CREATE TYPE r AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = "Many r");
CREATE FUNCTION takes_many("Many r") RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE uses (m "Many r", ms "Many r"[]);
