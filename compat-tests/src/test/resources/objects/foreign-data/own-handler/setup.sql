CREATE SCHEMA foreign_data_handler;
CREATE FUNCTION foreign_data_handler.v(text[], oid) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FOREIGN DATA WRAPPER pgc_validated VALIDATOR foreign_data_handler.v OPTIONS (z '1', a '2');
