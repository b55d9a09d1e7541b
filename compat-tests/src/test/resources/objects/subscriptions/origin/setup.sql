CREATE SUBSCRIPTION pgc_origin CONNECTION 'dbname=x password=y' PUBLICATION a WITH (connect = false, origin = none, streaming = parallel, password_required = false, run_as_owner = true);
