CREATE SCHEMA inheritance_constraints;
SET search_path = inheritance_constraints;
CREATE TABLE parent (a integer, b integer, CHECK (a > 0));
CREATE TABLE child () INHERITS (parent);
ALTER TABLE parent ADD CONSTRAINT later CHECK (b > 0) NOT VALID;
ALTER TABLE child ADD CONSTRAINT child_only CHECK (b < 10) NOT VALID;
ALTER TABLE child ADD PRIMARY KEY (a);
CREATE INDEX ON child (b);
ALTER TABLE child ALTER a SET STATISTICS 10;
