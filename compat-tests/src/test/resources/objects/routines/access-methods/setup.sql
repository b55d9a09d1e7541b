CREATE FUNCTION my_bthandler(internal) RETURNS index_am_handler LANGUAGE internal AS 'bthandler';
CREATE ACCESS METHOD my_btree TYPE INDEX HANDLER my_bthandler;
CREATE ACCESS METHOD "Other Tree" TYPE INDEX HANDLER bthandler;
CREATE OPERATOR CLASS int_ops DEFAULT FOR TYPE integer USING my_btree AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE OPERATOR @@@ (LEFTARG = integer, RIGHTARG = integer, PROCEDURE = int4pl);
COMMENT ON ACCESS METHOD my_btree IS 'a tree';
