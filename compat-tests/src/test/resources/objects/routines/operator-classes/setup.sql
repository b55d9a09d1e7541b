CREATE SCHEMA app;
CREATE FUNCTION app.cmp(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR CLASS app.reverse_int FOR TYPE integer USING btree AS
    OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 app.cmp(integer, integer);
CREATE OPERATOR FAMILY app.loose USING btree;
CREATE OPERATOR CLASS app.loose_int8 FOR TYPE bigint USING btree FAMILY app.loose AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint8cmp(bigint, bigint);
ALTER OPERATOR FAMILY app.loose USING btree ADD
    OPERATOR 1 < (integer, bigint), OPERATOR 2 <= (integer, bigint), OPERATOR 3 = (integer, bigint),
    OPERATOR 4 >= (integer, bigint), OPERATOR 5 > (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
CREATE OPERATOR FAMILY "Empty Family" USING hash;
CREATE OPERATOR CLASS same_name FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE OPERATOR CLASS same_name FOR TYPE integer USING btree AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE OPERATOR CLASS nothing_inside FOR TYPE point USING gist AS STORAGE point;
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE OPERATOR CLASS stored FOR TYPE point USING gist AS STORAGE box,
    OPERATOR 1 <<, OPERATOR 15 <->(point, point) FOR ORDER BY pg_catalog.float_ops,
    FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal);
CREATE TABLE t (a integer);
CREATE INDEX t_a ON t (a app.reverse_int);
COMMENT ON OPERATOR CLASS app.reverse_int USING btree IS 'downwards';
COMMENT ON OPERATOR FAMILY "Empty Family" USING hash IS 'nothing in it';
ALTER OPERATOR CLASS app.reverse_int USING btree OWNER TO pgc_owner;
ALTER OPERATOR FAMILY app.loose USING btree OWNER TO pgc_owner;
