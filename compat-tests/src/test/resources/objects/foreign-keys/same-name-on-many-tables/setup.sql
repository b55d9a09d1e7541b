CREATE SCHEMA foreign_keys_names;
SET search_path = foreign_keys_names;
CREATE TABLE target (id integer PRIMARY KEY);
CREATE TABLE z (id integer CONSTRAINT same REFERENCES target CONSTRAINT chk CHECK (id > 0));
CREATE TABLE a (id integer CONSTRAINT same REFERENCES target CONSTRAINT chk CHECK (id > 0));
CREATE TABLE m (id integer CONSTRAINT same REFERENCES target);
