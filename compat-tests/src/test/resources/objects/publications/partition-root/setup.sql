CREATE SCHEMA publications_root;
SET search_path = publications_root;
CREATE TABLE p (a integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE PUBLICATION pgc_root FOR TABLE p WITH (publish_via_partition_root);
CREATE PUBLICATION pgc_leaf FOR TABLE p1;
