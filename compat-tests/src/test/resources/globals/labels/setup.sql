-- No provider is at hand that would let SECURITY LABEL through
CREATE ROLE l_a;
CREATE ROLE "l_B b";
CREATE DATABASE labelled;
COPY (SELECT 1) TO PROGRAM 'cat >/dev/null; mkdir :data/labelled';
CREATE TABLESPACE labelled_too LOCATION ':data/labelled';
INSERT INTO pg_catalog.pg_shseclabel (objoid, classoid, provider, label) SELECT oid, 'pg_catalog.pg_authid'::regclass, 'selinux', 'user_u:it''s' FROM pg_catalog.pg_authid WHERE rolname = 'l_a';
INSERT INTO pg_catalog.pg_shseclabel (objoid, classoid, provider, label) SELECT oid, 'pg_catalog.pg_authid'::regclass, 'Dummy P', 'back\slash' FROM pg_catalog.pg_authid WHERE rolname IN ('l_a', 'l_B b');
INSERT INTO pg_catalog.pg_shseclabel (objoid, classoid, provider, label) SELECT oid, 'pg_catalog.pg_database'::regclass, 'dummy', 'secret' FROM pg_catalog.pg_database WHERE datname = 'labelled';
INSERT INTO pg_catalog.pg_shseclabel (objoid, classoid, provider, label) SELECT oid, 'pg_catalog.pg_tablespace'::regclass, 'dummy', 'top secret' FROM pg_catalog.pg_tablespace WHERE spcname = 'labelled_too';
