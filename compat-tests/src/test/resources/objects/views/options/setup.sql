CREATE SCHEMA views_options;
SET search_path = views_options;
CREATE TABLE t (a integer, b text);
CREATE VIEW barrier WITH (security_barrier) AS SELECT a FROM t;
CREATE VIEW barrier_off WITH (security_barrier = false) AS SELECT a FROM t;
CREATE VIEW local_check AS SELECT a FROM t WHERE a > 1 WITH LOCAL CHECK OPTION;
CREATE VIEW cascaded_check WITH (security_barrier = true) AS SELECT a FROM local_check WHERE a < 10 WITH CASCADED CHECK OPTION;
