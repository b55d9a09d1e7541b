CREATE TABLE t (a integer);
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'delete, truncate', publish_via_partition_root = true);
