CREATE TABLE ready (a int);
CREATE TABLE "Copied yet" (a int);
CREATE SUBSCRIPTION pgc_upgraded CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false);
CREATE SUBSCRIPTION pgc_enabled CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false);
CREATE SUBSCRIPTION pgc_first CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false);
CREATE SUBSCRIPTION pgc_last CONNECTION 'dbname=x' PUBLICATION a WITH (connect = false);
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
-- A subscription learns its tables from the publisher, which does not exist.
INSERT INTO pg_catalog.pg_subscription_rel
SELECT s.oid, 'ready'::regclass, 'r', '0/1234' FROM pg_catalog.pg_subscription s WHERE s.subname = 'pgc_upgraded';
INSERT INTO pg_catalog.pg_subscription_rel
SELECT s.oid, '"Copied yet"'::regclass, 'i', NULL FROM pg_catalog.pg_subscription s WHERE s.subname = 'pgc_upgraded';
SELECT pg_catalog.pg_replication_origin_advance('pg_' || s.oid, '0/5678') FROM pg_catalog.pg_subscription s
WHERE s.subname = 'pgc_upgraded';
UPDATE pg_catalog.pg_subscription SET subenabled = true WHERE subname = 'pgc_enabled';
