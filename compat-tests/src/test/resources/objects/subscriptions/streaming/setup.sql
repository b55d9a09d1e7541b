CREATE SUBSCRIPTION pgc_streaming CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false, binary = true, streaming = true);
CREATE SUBSCRIPTION pgc_not_streaming CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false, streaming = false);
