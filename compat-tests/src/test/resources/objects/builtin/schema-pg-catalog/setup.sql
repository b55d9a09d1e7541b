CREATE TABLE public.of_the_users_own (a integer);
COMMENT ON SCHEMA pg_catalog IS 'the system''s own';
