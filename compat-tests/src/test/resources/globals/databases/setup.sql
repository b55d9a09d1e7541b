CREATE ROLE db_owner;
CREATE ROLE db_guest;
CREATE DATABASE "Odd ""name"" -x %s";
CREATE DATABASE "größe";
CREATE DATABASE "東京";
CREATE DATABASE b_plain OWNER db_owner CONNECTION LIMIT 3;
CREATE DATABASE a_latin1 TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C';
CREATE DATABASE euc_jp TEMPLATE template0 ENCODING 'EUC_JP' LC_COLLATE 'C' LC_CTYPE 'C';
CREATE DATABASE sql_ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C';
CREATE DATABASE posix TEMPLATE template0 LC_COLLATE 'POSIX' LC_CTYPE 'C';
CREATE DATABASE with_icu TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US';                         -- since 15
CREATE DATABASE with_rules TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de' ICU_RULES '&a < g';       -- since 16
CREATE DATABASE built_in TEMPLATE template0 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';               -- since 17
CREATE DATABASE a_template IS_TEMPLATE true;
CREATE DATABASE closed ALLOW_CONNECTIONS false;
CREATE DATABASE broken;
UPDATE pg_catalog.pg_database SET datconnlimit = -2 WHERE datname = 'broken';
COMMENT ON DATABASE b_plain IS 'it''s \ a
comment';
COMMENT ON DATABASE postgres IS NULL;
REVOKE ALL ON DATABASE b_plain FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE b_plain TO db_guest WITH GRANT OPTION;
REVOKE CONNECT ON DATABASE template1 FROM PUBLIC;
GRANT CREATE ON DATABASE postgres TO db_guest;
\connect template1
CREATE TABLE in_template (a int);
\connect postgres
CREATE TABLE in_postgres (a int, b text);
INSERT INTO in_postgres VALUES (1, 'größe');
\connect a_latin1
CREATE TABLE "größe" (a text);
INSERT INTO "größe" VALUES ('größe');
\connect euc_jp
CREATE TABLE "東京" (a text);
INSERT INTO "東京" VALUES ('東京');
\connect sql_ascii
CREATE TABLE t (a text);
INSERT INTO t VALUES (pg_catalog.convert_from('\xfffe6162', 'SQL_ASCII'));
\connect Odd "name" -x %s
CREATE SEQUENCE s;
SELECT pg_catalog.nextval('s');
\connect a_template
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
