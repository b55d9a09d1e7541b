CREATE SCHEMA publications_many;
CREATE TABLE publications_many.t (a integer);
CREATE PUBLICATION pgc_z FOR TABLE publications_many.t;
CREATE PUBLICATION pgc_a FOR TABLE publications_many.t;
CREATE PUBLICATION "pgc_M" FOR TABLE publications_many.t;
