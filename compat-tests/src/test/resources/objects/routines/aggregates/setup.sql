CREATE SCHEMA app;
CREATE AGGREGATE app.plain_sum(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE app.no_init(text) (SFUNC = textcat, STYPE = text);
CREATE AGGREGATE app.star(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0', PARALLEL = safe, COMBINEFUNC = int8pl);
CREATE AGGREGATE app.full_avg(numeric) (
    SFUNC = numeric_avg_accum, STYPE = internal, SSPACE = 128, FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine, SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize,
    MSFUNC = numeric_avg_accum, MINVFUNC = numeric_accum_inv, MSTYPE = internal, MSSPACE = 64, MFINALFUNC = numeric_avg,
    PARALLEL = restricted);
CREATE AGGREGATE app.moving(float8) (
    SFUNC = float8pl, STYPE = float8, INITCOND = '0',
    MSFUNC = float8pl, MINVFUNC = float8mi, MSTYPE = float8, MINITCOND = '0');
CREATE AGGREGATE app.ordered("Fraction" float8 ORDER BY anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE app.hypothetical(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE AGGREGATE app.smallest(integer) (SFUNC = int4smaller, STYPE = integer, SORTOP = <);
CREATE OPERATOR app.<<< (LEFTARG = integer, RIGHTARG = integer, PROCEDURE = int4lt);
CREATE AGGREGATE app.two("a" text, "b" text) (SFUNC = string_agg_transfn, STYPE = internal, FINALFUNC = string_agg_finalfn);
COMMENT ON AGGREGATE app.star(*) IS 'counts';
COMMENT ON AGGREGATE app.ordered(float8 ORDER BY anyelement) IS 'ordered';
ALTER AGGREGATE app.plain_sum(integer) OWNER TO pgc_owner;
ALTER AGGREGATE app.hypothetical(VARIADIC "any" ORDER BY VARIADIC "any") OWNER TO pgc_owner;
GRANT EXECUTE ON FUNCTION app.plain_sum(integer) TO pgc_reader;
REVOKE EXECUTE ON FUNCTION app.star() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.ordered(float8, anyelement) TO pgc_writer;
