CREATE SUBSCRIPTION pgc_failover CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false, failover = true);
