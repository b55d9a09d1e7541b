-- Skerry Lines: a ferry company of our own invention that sails passengers and parcels between islands.
-- Roles, schemas, extensions, languages and types.

CREATE ROLE skerry_owner;
CREATE ROLE skerry_desk;
CREATE ROLE skerry_analyst;

CREATE SCHEMA fleet AUTHORIZATION skerry_owner;
CREATE SCHEMA booking AUTHORIZATION skerry_owner;
CREATE SCHEMA freight AUTHORIZATION skerry_owner;
CREATE SCHEMA audit;
CREATE SCHEMA "Year End";
CREATE SCHEMA extra;

COMMENT ON SCHEMA fleet IS 'Harbours, vessels, routes and sailings';
COMMENT ON SCHEMA booking IS 'Customers, bookings and payments';
COMMENT ON SCHEMA "Year End" IS 'What the accountants want; the name is quoted on purpose';

CREATE EXTENSION citext WITH SCHEMA extra;
CREATE EXTENSION hstore WITH SCHEMA extra;
CREATE EXTENSION pg_trgm WITH SCHEMA extra;
CREATE EXTENSION btree_gist WITH SCHEMA extra;

GRANT USAGE ON SCHEMA extra TO PUBLIC;
GRANT USAGE ON SCHEMA fleet, booking, freight TO skerry_desk, skerry_analyst;
GRANT CREATE ON SCHEMA booking TO skerry_desk;

ALTER DEFAULT PRIVILEGES FOR ROLE skerry_owner IN SCHEMA booking GRANT SELECT ON TABLES TO skerry_analyst;
ALTER DEFAULT PRIVILEGES FOR ROLE skerry_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TYPE fleet.vessel_state AS ENUM ('building', 'in service', 'in dock', 'laid up', 'scrapped');
ALTER TYPE fleet.vessel_state ADD VALUE 'on charter' BEFORE 'in dock';
COMMENT ON TYPE fleet.vessel_state IS 'From the keel to the breaker''s yard';

CREATE TYPE fleet.position AS (latitude numeric(8, 5), longitude numeric(8, 5));
COMMENT ON COLUMN fleet.position.latitude IS 'Degrees north';

CREATE TYPE booking.postal_address AS (street text, postcode text, place text, country character(2));

CREATE TYPE booking.state AS ENUM ('requested', 'confirmed', 'boarded', 'cancelled', 'no-show');

CREATE DOMAIN fleet.harbour_code AS character varying(5)
    CONSTRAINT harbour_code_form CHECK (VALUE ~ '^[A-Z]{3,5}$');
COMMENT ON DOMAIN fleet.harbour_code IS 'Three to five capitals painted on the pier';

CREATE DOMAIN booking.email AS extra.citext
    CONSTRAINT email_has_at CHECK (VALUE LIKE '%@%')
    CONSTRAINT email_short CHECK (char_length(VALUE::text) <= 254);

CREATE DOMAIN booking.money_amount AS numeric(12, 2) DEFAULT 0 NOT NULL CHECK (VALUE >= 0);

CREATE TYPE freight.weight_range AS RANGE (subtype = numeric, multirange_type_name = freight.weight_multirange);

ALTER TYPE fleet.vessel_state OWNER TO skerry_owner;
ALTER TYPE fleet.position OWNER TO skerry_owner;
ALTER TYPE booking.postal_address OWNER TO skerry_owner;
ALTER TYPE booking.state OWNER TO skerry_owner;
ALTER DOMAIN booking.email OWNER TO skerry_owner;
GRANT USAGE ON TYPE freight.weight_range TO skerry_desk;
REVOKE ALL ON TYPE booking.state FROM PUBLIC;
GRANT USAGE ON TYPE booking.state TO skerry_desk;
