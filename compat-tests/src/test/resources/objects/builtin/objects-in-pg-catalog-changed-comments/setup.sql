COMMENT ON FUNCTION pg_catalog.pg_sleep(float8) IS 'changed, but never dumped';
CREATE TABLE public.t (a integer);
