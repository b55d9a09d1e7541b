CREATE SCHEMA publications_generated;
CREATE TABLE publications_generated.t (a integer, b integer GENERATED ALWAYS AS (a) STORED);
CREATE PUBLICATION pgc_generated FOR TABLE publications_generated.t WITH (publish_generated_columns = stored);
