CREATE EXTENSION btree_gist;
CREATE SCHEMA constraints_periods;
SET search_path = constraints_periods;
CREATE TABLE t (id integer, during daterange, note text, PRIMARY KEY (id, during WITHOUT OVERLAPS), CONSTRAINT uq UNIQUE (note, during WITHOUT OVERLAPS));
CREATE TABLE u (id integer, t_id integer, during daterange, FOREIGN KEY (t_id, PERIOD during) REFERENCES t (id, PERIOD during));
INSERT INTO t VALUES (1, '[2020-01-01,2021-01-01)', 'x');
INSERT INTO u VALUES (1, 1, '[2020-02-01,2020-03-01)');
