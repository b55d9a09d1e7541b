-- One table in two publications, made in another order than that of their names.
CREATE SCHEMA ordering_publications;
SET search_path = ordering_publications;
CREATE TABLE m (a integer);
CREATE PUBLICATION ties_z FOR TABLE m;
CREATE PUBLICATION ties_a FOR TABLE m;
