CREATE SCHEMA columns_virtual;
SET search_path = columns_virtual;
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) VIRTUAL, c integer GENERATED ALWAYS AS (a * 3), d integer GENERATED ALWAYS AS (a * 4) STORED);
INSERT INTO t (a) VALUES (1);
CREATE TABLE p (a integer, b integer GENERATED ALWAYS AS (a + 1)) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p (b GENERATED ALWAYS AS (a + 2)) FOR VALUES FROM (1) TO (2);
CREATE TABLE child (b integer GENERATED ALWAYS AS (a * 9)) INHERITS (t);
