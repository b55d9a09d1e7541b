CREATE SCHEMA transforms_plain;
CREATE TYPE transforms_plain.t AS (a integer);
CREATE FUNCTION transforms_plain.from_sql(internal) RETURNS internal LANGUAGE internal STRICT IMMUTABLE AS 'numeric_avg_serialize';
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
CREATE TRANSFORM FOR bigint LANGUAGE plpgsql (TO SQL WITH FUNCTION int8recv(internal));
CREATE TRANSFORM FOR text LANGUAGE plpgsql (FROM SQL WITH FUNCTION transforms_plain.from_sql(internal));
COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'a transform';
