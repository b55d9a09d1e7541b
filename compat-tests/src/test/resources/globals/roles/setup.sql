-- Names that need quoting, key words of some releases among them
CREATE ROLE plain;
CREATE ROLE "Mixed Case";
CREATE ROLE "with ""quotes"" and 'apostrophes'";
CREATE ROLE "back\slash";
CREATE ROLE "two                                                    -- before 19
lines";                                                             -- before 19
CREATE ROLE "-dash %s $HOME";
CREATE ROLE "größe 東京";
CREATE ROLE "select";
CREATE ROLE "json";
CREATE ROLE "system_user";
CREATE ROLE "1st";
CREATE ROLE "a.b";
-- Attributes, one by one and together
CREATE ROLE "all" SUPERUSER CREATEDB CREATEROLE LOGIN REPLICATION BYPASSRLS;
CREATE ROLE heir NOINHERIT;
CREATE ROLE limited LOGIN CONNECTION LIMIT 0;
CREATE ROLE limited_more LOGIN CONNECTION LIMIT 17;
CREATE ROLE expired VALID UNTIL '2001-02-03 04:05:06.789+01';
CREATE ROLE forever VALID UNTIL 'infinity';
CREATE ROLE bygone VALID UNTIL '0044-03-15 BC';
-- Passwords of both kinds
SET password_encryption = on;                                       -- before 10
SET password_encryption = md5;                                      -- since 10
CREATE ROLE with_md5 LOGIN PASSWORD 'secret';
CREATE ROLE with_scram LOGIN PASSWORD 'SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$4n+PbEV9oeCFSIhtHI6YyUTE3PAxfnOYO/eZLL9Oc2U=:3HC0RhGB0ORCHoG8sXEC7wULrCRUZxJECKH1jGWQLjI=' VALID UNTIL '2030-01-01';
-- Comments
COMMENT ON ROLE plain IS 'it''s a \ comment
of two lines';
COMMENT ON ROLE "Mixed Case" IS 'größe';
