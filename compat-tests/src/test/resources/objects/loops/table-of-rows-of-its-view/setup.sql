-- A loop that stock cannot resolve: the warning names what is in it.
CREATE VIEW v AS SELECT 1 AS a;
CREATE TABLE t (rows_of_v v);
CREATE OR REPLACE VIEW v AS SELECT 1 AS a WHERE EXISTS (SELECT FROM t);
