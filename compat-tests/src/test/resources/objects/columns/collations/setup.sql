CREATE SCHEMA columns_collations;
SET search_path = columns_collations;
CREATE DOMAIN d AS text COLLATE "C";
CREATE TABLE t (a text COLLATE "C", b text[] COLLATE "POSIX", c d, d d COLLATE "default", e varchar(5) COLLATE "C" NOT NULL DEFAULT 'x', f integer);
