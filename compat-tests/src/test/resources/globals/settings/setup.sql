CREATE ROLE s_r1 LOGIN;
CREATE ROLE s_r2;
CREATE ROLE "s_R 3";
CREATE DATABASE settings_a;
CREATE DATABASE "Settings B";
-- Lists, whose elements are quoted one by one
ALTER ROLE s_r1 SET search_path = app, "Mixed, case", "$user", public;
ALTER ROLE s_r1 SET temp_tablespaces = '';
ALTER ROLE s_r1 SET local_preload_libraries = 'a b', c;
ALTER ROLE s_r1 SET session_preload_libraries = 'auto_explain', 'x"y';
ALTER ROLE s_r1 SET DateStyle = 'German, DMY';
-- Values that need escaping
ALTER ROLE s_r2 SET application_name = 'it''s \ a
name';
ALTER ROLE s_r2 SET work_mem = '1MB';
ALTER ROLE s_r2 SET my.own = 'größe';
ALTER ROLE "s_R 3" SET enable_seqscan = off;
-- Every database, one database, one role in one database
ALTER DATABASE settings_a SET search_path = '';
ALTER DATABASE settings_a SET TimeZone = 'Europe/Zurich';
ALTER DATABASE settings_a SET my.own = 'a\b';
ALTER ROLE s_r1 IN DATABASE settings_a SET work_mem = '7MB';
ALTER ROLE s_r1 IN DATABASE settings_a SET search_path = x, y;
ALTER ROLE "s_R 3" IN DATABASE "Settings B" SET statement_timeout = '5min';
ALTER DATABASE template1 SET default_transaction_isolation = 'serializable';
ALTER ROLE s_r2 IN DATABASE postgres SET lock_timeout = 10;
