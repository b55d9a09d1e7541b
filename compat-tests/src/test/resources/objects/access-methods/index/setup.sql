CREATE SCHEMA access_methods_index;
CREATE ACCESS METHOD pgc_gist TYPE INDEX HANDLER gisthandler;
COMMENT ON ACCESS METHOD pgc_gist IS 'gist again';
CREATE OPERATOR CLASS access_methods_index.boxes DEFAULT FOR TYPE box USING pgc_gist AS OPERATOR 1 <<, FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal);
CREATE TABLE access_methods_index.t (a box);
CREATE INDEX t_a ON access_methods_index.t USING pgc_gist (a);
