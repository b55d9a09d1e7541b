CREATE SCHEMA schemas_owned AUTHORIZATION pgc_owner;
COMMENT ON SCHEMA schemas_owned IS 'owned by another role';
CREATE SCHEMA schemas_empty;
CREATE SCHEMA schemas_acl;
GRANT USAGE ON SCHEMA schemas_acl TO pgc_reader;
GRANT CREATE, USAGE ON SCHEMA schemas_acl TO pgc_writer WITH GRANT OPTION;
GRANT USAGE ON SCHEMA schemas_acl TO PUBLIC;
