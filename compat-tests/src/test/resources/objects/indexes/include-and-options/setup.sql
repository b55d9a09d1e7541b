CREATE SCHEMA indexes_include;
SET search_path = indexes_include;
CREATE TABLE t (a integer, b integer, c text);
CREATE INDEX inc ON t (a) INCLUDE (b, c);
CREATE UNIQUE INDEX uinc ON t (b) INCLUDE (c);
CREATE INDEX dedup ON t (c) WITH (deduplicate_items = off);
CREATE INDEX opclass_options ON t USING gist (to_tsvector('simple', c) tsvector_ops (siglen = 100));
