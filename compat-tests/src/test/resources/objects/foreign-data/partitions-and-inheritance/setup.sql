CREATE SCHEMA foreign_data_parts;
SET search_path = foreign_data_parts;
CREATE FOREIGN DATA WRAPPER pgc_parts;
CREATE SERVER pgc_parts FOREIGN DATA WRAPPER pgc_parts;
CREATE TABLE p (a integer NOT NULL, b text DEFAULT 'x') PARTITION BY RANGE (a);
CREATE FOREIGN TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2) SERVER pgc_parts OPTIONS (x 'y');
CREATE TABLE parent (a integer, CHECK (a > 0));
CREATE FOREIGN TABLE child (b integer) INHERITS (parent) SERVER pgc_parts;
CREATE FOREIGN TABLE typmods (a varchar(5), b numeric(3,1)) SERVER pgc_parts;
