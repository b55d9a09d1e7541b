CREATE SCHEMA constraints_not_enforced;
SET search_path = constraints_not_enforced;
CREATE TABLE t (a integer PRIMARY KEY, b integer CONSTRAINT soft CHECK (b > 0) NOT ENFORCED);
INSERT INTO t VALUES (1, -1);
CREATE TABLE u (a integer CONSTRAINT soft_fk REFERENCES t NOT ENFORCED);
INSERT INTO u VALUES (99);
CREATE TABLE child () INHERITS (t);
CREATE TABLE child_enforced (CONSTRAINT soft CHECK (b > 0)) INHERITS (t);
