DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
CREATE TABLE public.again (a integer);
