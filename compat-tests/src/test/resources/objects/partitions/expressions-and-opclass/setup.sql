CREATE SCHEMA partitions_expressions;
SET search_path = partitions_expressions;
CREATE TABLE p (a timestamptz, b text, "C c" integer) PARTITION BY RANGE ((extract(epoch FROM a AT TIME ZONE 'UTC')), b COLLATE "C", "C c" int4_ops);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0, 'a', 1) TO (1e10, 'z', MAXVALUE);
CREATE TABLE d (a date, b boolean) PARTITION BY RANGE (a, b);
CREATE TABLE d1 PARTITION OF d FOR VALUES FROM ('2020-01-01', false) TO ('2020-02-01', true);
CREATE TABLE num (a numeric) PARTITION BY LIST (a);
CREATE TABLE num1 PARTITION OF num FOR VALUES IN (1.50, -2);
INSERT INTO d VALUES ('2020-01-10', true);
