-- One for each encoding, as templates of other encodings may bring them.
CREATE SCHEMA ordering_collations;
CREATE COLLATION ordering_collations.one (locale = 'C');
CREATE COLLATION ordering_collations.other (locale = 'C');
UPDATE pg_catalog.pg_collation SET collencoding = 8 WHERE collname = 'one' AND collnamespace = 'ordering_collations'::regnamespace;
UPDATE pg_catalog.pg_collation SET collencoding = 6, collname = 'one' WHERE collname = 'other' AND collnamespace = 'ordering_collations'::regnamespace;
COMMENT ON SCHEMA ordering_collations IS 'commented';
