CREATE DOMAIN named AS integer CONSTRAINT needed NOT NULL;
COMMENT ON CONSTRAINT needed ON DOMAIN named IS 'why it is needed';
CREATE DOMAIN unnamed AS integer NOT NULL CONSTRAINT positive CHECK (VALUE > 0);
COMMENT ON CONSTRAINT unnamed_not_null ON DOMAIN unnamed IS 'why it is needed too';
COMMENT ON CONSTRAINT positive ON DOMAIN unnamed IS 'checks go first';
