-- Partitions that belong to an extension are not attached, but some releases count that they might be.
CREATE SCHEMA extensions_member_partitions;
SET search_path = extensions_member_partitions;
CREATE EXTENSION tcn WITH SCHEMA extensions_member_partitions;
CREATE TABLE ours (a integer) PARTITION BY LIST (a);
CREATE TABLE its PARTITION OF ours FOR VALUES IN (1);
CREATE TABLE its_granted PARTITION OF ours FOR VALUES IN (2);
CREATE TABLE its_nested PARTITION OF ours FOR VALUES IN (3) PARTITION BY LIST (a);
CREATE TABLE nested_ours PARTITION OF its_nested FOR VALUES IN (3);
CREATE TABLE still_ours PARTITION OF ours FOR VALUES IN (4);
ALTER EXTENSION tcn ADD TABLE its;
ALTER EXTENSION tcn ADD TABLE its_granted;
ALTER EXTENSION tcn ADD TABLE its_nested;
GRANT SELECT ON its_granted TO pgc_reader;
