-- A check needs a function that needs a key, so that the loop goes through the data: it is the function that breaks it.
-- Where rows lead back to the table, the check is set apart.
CREATE SCHEMA loops_function_check;
SET search_path = loops_function_check;
CREATE SEQUENCE before_table;
CREATE TABLE before_key (a integer, b integer);
CREATE TABLE keyed (a integer PRIMARY KEY, b integer);
CREATE FUNCTION f(integer) RETURNS boolean LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT b > $1 FROM keyed GROUP BY a; END;
ALTER TABLE before_key ADD CHECK (f(b));
CREATE TABLE checked (a integer CHECK (f(a)), b integer) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF checked DEFAULT;
CREATE TABLE filled (a integer DEFAULT f(1)::integer);
CREATE DOMAIN d AS integer CHECK (f(VALUE));
