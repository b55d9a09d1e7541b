-- Privileges on the handler that are written out, but are what they were: releases differ on whether it is dumped.
GRANT ALL ON FUNCTION pg_catalog.plpgsql_call_handler() TO PUBLIC;
CREATE LANGUAGE plx HANDLER plpgsql_call_handler;
