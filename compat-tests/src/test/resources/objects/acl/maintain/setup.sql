CREATE SCHEMA acl_maintain;
CREATE TABLE acl_maintain.t (a integer);
GRANT MAINTAIN ON acl_maintain.t TO pgc_reader;
CREATE TABLE acl_maintain.u (a integer);
GRANT ALL ON acl_maintain.u TO pgc_reader;
CREATE TABLE acl_maintain.w (a integer);
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON acl_maintain.w TO pgc_reader;
