CREATE SCHEMA foreign_keys_set;
SET search_path = foreign_keys_set;
CREATE TABLE t (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE u (a integer, b integer DEFAULT 1, c integer, FOREIGN KEY (a, b) REFERENCES t ON DELETE SET NULL (b), FOREIGN KEY (a, c) REFERENCES t ON DELETE SET DEFAULT (c, a));
