CREATE SCHEMA tables_tablespaces_part;
SET search_path = tables_tablespaces_part;
CREATE TABLE p (a integer PRIMARY KEY) PARTITION BY RANGE (a) TABLESPACE pgc_space;
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (2) TO (3) TABLESPACE pg_default;
CREATE TABLE q (a integer) PARTITION BY RANGE (a);
CREATE INDEX q_a ON q (a) TABLESPACE pgc_space;
