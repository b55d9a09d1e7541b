CREATE SCHEMA app;
CREATE COLLATION app.c_copy FROM "C";
CREATE COLLATION posix_one (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION "Quoted Coll" (LOCALE = 'POSIX');
CREATE DOMAIN sorted AS text COLLATE app.c_copy;
CREATE TYPE sorted_range AS RANGE (subtype = text, collation = app.c_copy);
CREATE TYPE sorted_row AS (a text COLLATE "Quoted Coll");
COMMENT ON COLLATION app.c_copy IS 'a copy';
ALTER COLLATION "Quoted Coll" OWNER TO pgc_owner;
