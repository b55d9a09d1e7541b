CREATE SUBSCRIPTION pgc_two_phase CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false, two_phase = true, disable_on_error = true);
