CREATE EXTENSION postgres_fdw;
CREATE EXTENSION file_fdw;
CREATE SERVER loopback FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', dbname 'x');
CREATE USER MAPPING FOR postgres SERVER loopback OPTIONS (user 'x');
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE passwd (line text) SERVER files OPTIONS (filename '/etc/hostname', format 'text');
CREATE FOREIGN TABLE remote (a integer OPTIONS (column_name 'b')) SERVER loopback OPTIONS (table_name 't');
