CREATE SCHEMA domains_not_null;
CREATE DOMAIN domains_not_null.named AS integer CONSTRAINT always_there NOT NULL CHECK (VALUE > 0);
CREATE DOMAIN domains_not_null.unnamed AS integer NOT NULL;
COMMENT ON CONSTRAINT always_there ON DOMAIN domains_not_null.named IS 'never null';
COMMENT ON CONSTRAINT unnamed_not_null ON DOMAIN domains_not_null.unnamed IS 'commented, so named';
