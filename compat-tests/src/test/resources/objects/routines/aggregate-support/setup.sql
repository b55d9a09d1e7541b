CREATE FUNCTION helps(internal) RETURNS internal LANGUAGE internal AS 'generate_series_int4_support';
CREATE AGGREGATE helped(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', PARALLEL = safe, SORTOP = <, COMBINEFUNC = int4pl, SUPPORT = helps);
CREATE AGGREGATE helped_too(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL,
    SUPPORT = pg_catalog.generate_series_int4_support);
