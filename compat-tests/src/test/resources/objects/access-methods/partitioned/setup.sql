CREATE SCHEMA access_methods_partitioned;
CREATE ACCESS METHOD pgc_heap17 TYPE TABLE HANDLER heap_tableam_handler;
SET search_path = access_methods_partitioned;
CREATE TABLE p (a integer) PARTITION BY RANGE (a) USING pgc_heap17;
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (2) TO (3) USING heap;
CREATE TABLE q (a integer) PARTITION BY RANGE (a);
ALTER TABLE q SET ACCESS METHOD heap;
