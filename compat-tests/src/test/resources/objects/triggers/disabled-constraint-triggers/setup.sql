CREATE SCHEMA triggers_disabled;
SET search_path = triggers_disabled;
CREATE TABLE t (a integer PRIMARY KEY);
CREATE TABLE u (a integer REFERENCES t);
ALTER TABLE u DISABLE TRIGGER ALL;
