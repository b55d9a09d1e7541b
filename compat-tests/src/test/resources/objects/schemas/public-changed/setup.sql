COMMENT ON SCHEMA public IS 'our own words';
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO pgc_reader;
ALTER SCHEMA public OWNER TO pgc_owner;
