CREATE EXTENSION citext;
CREATE TABLE public.extensions_citext (a citext PRIMARY KEY, b citext[] DEFAULT '{A,b}');
CREATE INDEX ON public.extensions_citext (lower(a));
INSERT INTO public.extensions_citext VALUES ('Ab', '{}');
