CREATE SCHEMA partitions_schema_b;
CREATE SCHEMA partitions_schema_a;
CREATE TABLE partitions_schema_b.p (a integer PRIMARY KEY) PARTITION BY RANGE (a);
CREATE TABLE partitions_schema_a.p1 PARTITION OF partitions_schema_b.p FOR VALUES FROM (1) TO (5);
CREATE TABLE partitions_schema_a.p PARTITION OF partitions_schema_b.p FOR VALUES FROM (5) TO (9);
ALTER TABLE partitions_schema_b.p OWNER TO pgc_owner;
ALTER TABLE partitions_schema_a.p1 OWNER TO pgc_writer;
INSERT INTO partitions_schema_b.p VALUES (1), (6);
