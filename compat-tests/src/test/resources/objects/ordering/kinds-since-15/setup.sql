-- Publications of schemas come between those of tables and subscriptions.
CREATE SCHEMA kinds_15;
CREATE TABLE kinds_15.t (a integer);
CREATE PUBLICATION kinds_of_schemas FOR TABLES IN SCHEMA kinds_15;
CREATE PUBLICATION kinds_of_tables FOR TABLE kinds_15.t;
CREATE SUBSCRIPTION kinds_15 CONNECTION 'dbname=x' PUBLICATION x WITH (connect = false);
CREATE PUBLICATION kinds_after FOR TABLES IN SCHEMA kinds_15;
