CREATE SCHEMA functions_window;
SET search_path = functions_window;
CREATE FUNCTION my_rank() RETURNS bigint LANGUAGE internal IMMUTABLE WINDOW AS 'window_rank';
CREATE FUNCTION my_series(integer, integer) RETURNS SETOF integer LANGUAGE internal IMMUTABLE STRICT ROWS 500 SUPPORT pg_catalog.generate_series_int4_support AS 'generate_series_int4';
COMMENT ON FUNCTION my_rank() IS 'a window function';
