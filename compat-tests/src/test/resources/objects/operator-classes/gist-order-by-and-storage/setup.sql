CREATE SCHEMA operator_classes_gist;
SET search_path = operator_classes_gist;
CREATE OPERATOR CLASS points FOR TYPE point USING gist AS STORAGE box, OPERATOR 1 <<, OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops, FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 3 gist_point_compress(internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal), FUNCTION 8 (point, point) gist_point_distance(internal, point, smallint, oid, internal);
CREATE OPERATOR CLASS default_points DEFAULT FOR TYPE lseg USING gist AS STORAGE box;
