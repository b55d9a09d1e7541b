CREATE SCHEMA collations_libc;
SET search_path = collations_libc;
CREATE COLLATION c_like (LOCALE = 'C');
CREATE COLLATION split (LC_COLLATE = 'C', LC_CTYPE = 'C.UTF-8');
CREATE COLLATION copied FROM "C";
COMMENT ON COLLATION c_like IS 'like C';
ALTER COLLATION split OWNER TO pgc_owner;
CREATE TABLE t (a text COLLATE c_like, b text COLLATE "C", c text COLLATE "default", d text COLLATE "POSIX");
CREATE INDEX ON t (c COLLATE split);
