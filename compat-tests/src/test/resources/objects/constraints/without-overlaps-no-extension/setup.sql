CREATE SCHEMA constraints_ranges_only;
SET search_path = constraints_ranges_only;
CREATE TABLE t (id int4range, during tstzrange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE p (id int4range, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS)) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('[1,2)');
