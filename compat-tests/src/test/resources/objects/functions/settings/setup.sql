CREATE SCHEMA functions_settings;
SET search_path = functions_settings;
CREATE FUNCTION one() RETURNS integer LANGUAGE sql SET search_path = 'functions_settings', 'pg_temp', '$user', 'With Space', 'quo"te' AS 'SELECT 1';
CREATE FUNCTION two() RETURNS integer LANGUAGE sql SET work_mem = '4MB' SET enable_seqscan = off SET datestyle = 'ISO, DMY' SET "pgc.own" = 'it''s' AS 'SELECT 1';
CREATE FUNCTION empty_path() RETURNS integer LANGUAGE sql SET search_path = '' AS 'SELECT 1';
CREATE FUNCTION tablespaces() RETURNS integer LANGUAGE sql SET temp_tablespaces = '' AS 'SELECT 1';
CREATE FUNCTION cost() RETURNS integer LANGUAGE sql SET random_page_cost = 1.5 SET extra_float_digits = 0 SET application_name = 'a, b' AS 'SELECT 1';
CREATE FUNCTION path_of_keywords() RETURNS integer LANGUAGE sql SET search_path = 'select', 'Public', 'a.b' AS 'SELECT 1';
