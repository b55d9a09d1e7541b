CREATE SCHEMA columns_no_inherit;
SET search_path = columns_no_inherit;
CREATE TABLE parent (a integer NOT NULL NO INHERIT, b integer);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE child_own (CONSTRAINT child_own_nn NOT NULL a NO INHERIT, NOT NULL b) INHERITS (parent);
