CREATE SCHEMA columns_generated_child;
SET search_path = columns_generated_child;
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);
CREATE TABLE child_other (b integer GENERATED ALWAYS AS (a * 3) STORED) INHERITS (t);
INSERT INTO child_other (a) VALUES (1);
