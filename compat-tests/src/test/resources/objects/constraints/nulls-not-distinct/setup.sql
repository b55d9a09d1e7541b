CREATE SCHEMA constraints_nulls;
CREATE TABLE constraints_nulls.t (a integer UNIQUE NULLS NOT DISTINCT, b integer, CONSTRAINT ab UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (b));
CREATE UNIQUE INDEX ON constraints_nulls.t (b) NULLS NOT DISTINCT;
