CREATE SCHEMA columns_not_null;
SET search_path = columns_not_null;
CREATE TABLE parent (a integer NOT NULL, b integer, c integer);
CREATE TABLE child (d integer NOT NULL) INHERITS (parent);
ALTER TABLE child ALTER b SET NOT NULL;
CREATE TABLE grandchild (b integer NOT NULL) INHERITS (child);
CREATE TABLE dropped (a integer NOT NULL PRIMARY KEY, b integer NOT NULL);
ALTER TABLE dropped ALTER b DROP NOT NULL;
CREATE TABLE keyed (a integer, b integer, PRIMARY KEY (a, b));
