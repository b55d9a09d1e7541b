CREATE SCHEMA loops_foreign_keys;
SET search_path = loops_foreign_keys;
CREATE TABLE one (id integer PRIMARY KEY, two integer);
CREATE TABLE two (id integer PRIMARY KEY, one integer REFERENCES one);
ALTER TABLE one ADD FOREIGN KEY (two) REFERENCES two;
INSERT INTO one VALUES (1, NULL);
INSERT INTO two VALUES (1, 1);
UPDATE one SET two = 1;
