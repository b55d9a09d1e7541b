CREATE FUNCTION keep(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE shared(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', FINALFUNC = keep, FINALFUNC_MODIFY = SHAREABLE);
CREATE AGGREGATE written(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', FINALFUNC = keep, FINALFUNC_MODIFY = READ_WRITE,
    MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MINITCOND = '0', MFINALFUNC = keep, MFINALFUNC_MODIFY = SHAREABLE);
CREATE AGGREGATE set_read_only(float8 ORDER BY anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = READ_ONLY);
