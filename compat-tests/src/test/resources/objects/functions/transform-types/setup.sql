CREATE SCHEMA functions_transform;
CREATE EXTENSION hstore WITH SCHEMA functions_transform;
CREATE EXTENSION plperl;
CREATE EXTENSION hstore_plperl WITH SCHEMA functions_transform;
CREATE FUNCTION functions_transform.f(functions_transform.hstore) RETURNS integer TRANSFORM FOR TYPE functions_transform.hstore LANGUAGE plperl AS 'return 1;';
