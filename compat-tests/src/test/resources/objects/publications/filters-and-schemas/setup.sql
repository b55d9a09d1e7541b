CREATE SCHEMA publications_filters;
CREATE SCHEMA "publications Schema";
SET search_path = publications_filters;
CREATE TABLE t (a integer PRIMARY KEY, b text, "C c" integer);
CREATE TABLE u (a integer);
CREATE PUBLICATION pgc_filter FOR TABLE t (a, "C c") WHERE (a > 5 AND b <> 'it''s'), u WHERE (a IS NOT NULL);
CREATE PUBLICATION pgc_schemas FOR TABLES IN SCHEMA publications_filters, "publications Schema";
CREATE PUBLICATION pgc_mixed FOR TABLE u, TABLES IN SCHEMA "publications Schema";
