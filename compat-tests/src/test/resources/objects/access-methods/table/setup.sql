CREATE SCHEMA access_methods_table;
CREATE ACCESS METHOD pgc_heap TYPE TABLE HANDLER heap_tableam_handler;
SET search_path = access_methods_table;
CREATE TABLE a_heap (a integer);
CREATE TABLE b_other (a integer) USING pgc_heap;
CREATE TABLE c_heap (a integer);
CREATE MATERIALIZED VIEW d_view USING pgc_heap AS SELECT 1 AS a;
INSERT INTO b_other VALUES (1);
