CREATE SCHEMA extensions_member_acl;
CREATE EXTENSION pg_stat_statements WITH SCHEMA extensions_member_acl;
GRANT EXECUTE ON FUNCTION extensions_member_acl.pg_stat_statements_reset TO pgc_reader;
REVOKE SELECT ON extensions_member_acl.pg_stat_statements FROM PUBLIC;
