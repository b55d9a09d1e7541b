CREATE SCHEMA inheritance_redeclared;
SET search_path = inheritance_redeclared;
CREATE TABLE parent (a integer, b text COLLATE "C", c integer GENERATED ALWAYS AS (a + 1) STORED);
CREATE TABLE child (b text COLLATE "C" NOT NULL DEFAULT 'x', z integer, a integer) INHERITS (parent);
CREATE TABLE second (a integer, x integer);
CREATE TABLE grandchild () INHERITS (child, second);
ALTER TABLE child ALTER b SET STORAGE EXTERNAL;
