CREATE SCHEMA views_invoker;
CREATE TABLE views_invoker.t (a integer);
CREATE VIEW views_invoker.v WITH (security_invoker = true, security_barrier = true) AS SELECT a FROM views_invoker.t;
