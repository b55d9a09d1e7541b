CREATE OPERATOR FAMILY many USING btree;
ALTER OPERATOR FAMILY many USING btree ADD
    OPERATOR 1 < (integer, bigint), OPERATOR 2 <= (integer, bigint), OPERATOR 3 = (integer, bigint),
    OPERATOR 4 >= (integer, bigint), OPERATOR 5 > (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint),
    OPERATOR 1 < (bigint, integer), OPERATOR 2 <= (bigint, integer), OPERATOR 3 = (bigint, integer),
    OPERATOR 4 >= (bigint, integer), OPERATOR 5 > (bigint, integer), FUNCTION 1 (bigint, integer) btint84cmp(bigint, integer),
    OPERATOR 1 < (smallint, integer), OPERATOR 2 <= (smallint, integer), OPERATOR 3 = (smallint, integer),
    OPERATOR 4 >= (smallint, integer), OPERATOR 5 > (smallint, integer), FUNCTION 1 (smallint, integer) btint24cmp(smallint, integer),
    OPERATOR 1 < (integer, smallint), OPERATOR 2 <= (integer, smallint), OPERATOR 3 = (integer, smallint),
    OPERATOR 4 >= (integer, smallint), OPERATOR 5 > (integer, smallint), FUNCTION 1 (integer, smallint) btint42cmp(integer, smallint);
ALTER OPERATOR FAMILY many USING btree ADD
    OPERATOR 1 < (smallint, bigint), OPERATOR 3 = (smallint, bigint), OPERATOR 5 > (smallint, bigint), FUNCTION 1 (smallint, bigint) btint28cmp(smallint, bigint),
    OPERATOR 1 < (bigint, smallint), OPERATOR 3 = (bigint, smallint), OPERATOR 5 > (bigint, smallint), FUNCTION 1 (bigint, smallint) btint82cmp(bigint, smallint),
    FUNCTION 1 (integer, integer) btint4cmp(integer, integer), FUNCTION 2 (integer, integer) btint4sortsupport(internal),
    FUNCTION 2 (bigint, bigint) btint8sortsupport(internal), FUNCTION 1 (bigint, bigint) btint8cmp(bigint, bigint);
