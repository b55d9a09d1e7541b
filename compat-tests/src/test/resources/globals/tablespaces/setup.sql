CREATE ROLE ts_owner;
CREATE ROLE "ts_Guest G";
COPY (SELECT 1) TO PROGRAM 'cat >/dev/null; mkdir :data/first ":data/the second"';
CREATE TABLESPACE zz_first OWNER ts_owner LOCATION ':data/first' WITH (seq_page_cost = 1.5, random_page_cost = 2);
CREATE TABLESPACE "Aa ""second""" LOCATION ':data/the second';
SET allow_in_place_tablespaces = on;                                -- since 10
CREATE TABLESPACE in_place OWNER "ts_Guest G" LOCATION '';             -- since 10
ALTER TABLESPACE in_place SET (effective_io_concurrency = 3);       -- since 10
COMMENT ON TABLESPACE in_place IS 'inside';                         -- since 10
GRANT CREATE ON TABLESPACE in_place TO PUBLIC;                      -- since 10
COMMENT ON TABLESPACE zz_first IS 'it''s \ a
comment';
GRANT CREATE ON TABLESPACE zz_first TO "ts_Guest G" WITH GRANT OPTION;
SET ROLE "ts_Guest G";
GRANT CREATE ON TABLESPACE zz_first TO PUBLIC;
RESET ROLE;
REVOKE ALL ON TABLESPACE "Aa ""second""" FROM postgres;
GRANT CREATE ON TABLESPACE "Aa ""second""" TO ts_owner;
CREATE DATABASE elsewhere TABLESPACE zz_first;
\connect elsewhere
CREATE TABLE t (a int PRIMARY KEY) TABLESPACE "Aa ""second""";
INSERT INTO t VALUES (1), (2);
