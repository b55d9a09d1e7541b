CREATE TYPE pair AS (a integer, b integer);
CREATE FUNCTION pair_from(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_start';
CREATE FUNCTION pair_to(internal) RETURNS pair LANGUAGE internal IMMUTABLE AS 'prsd_start';
CREATE TRANSFORM FOR pair LANGUAGE plpgsql (FROM SQL WITH FUNCTION pair_from(internal), TO SQL WITH FUNCTION pair_to(internal));
CREATE TRANSFORM FOR pair LANGUAGE sql (FROM SQL WITH FUNCTION pair_from(internal));
CREATE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal));
CREATE FUNCTION uses_transforms(pair) RETURNS integer LANGUAGE plpgsql TRANSFORM FOR TYPE pair, FOR TYPE integer AS 'BEGIN RETURN 1; END';
COMMENT ON TRANSFORM FOR pair LANGUAGE plpgsql IS 'both ways';
