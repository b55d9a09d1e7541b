CREATE SUBSCRIPTION pgc_plain CONNECTION 'host=nowhere dbname=x password=''a b''' PUBLICATION a, "B b" WITH (connect = false);
CREATE SUBSCRIPTION pgc_options CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false, synchronous_commit = 'remote_apply', slot_name = 'own_slot');
CREATE SUBSCRIPTION pgc_no_slot CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false, slot_name = NONE);
COMMENT ON SUBSCRIPTION pgc_plain IS 'a subscription';
