CREATE SCHEMA domains_not_valid;
CREATE DOMAIN domains_not_valid.d AS integer CONSTRAINT now CHECK (VALUE > 0);
ALTER DOMAIN domains_not_valid.d ADD CONSTRAINT later CHECK (VALUE > 5) NOT VALID;
COMMENT ON CONSTRAINT later ON DOMAIN domains_not_valid.d IS 'not checked yet';
COMMENT ON CONSTRAINT now ON DOMAIN domains_not_valid.d IS 'checked';
