-- What every fixture may use on its server: one statement a line; what exists already is left alone.
CREATE ROLE pgc_owner
CREATE ROLE pgc_reader
CREATE ROLE pgc_writer
CREATE ROLE pgc_grantor
CREATE ROLE "pgc Quoted ""Role"""
CREATE ROLE "pgc-dash"
GRANT pgc_owner TO pgc_grantor
/* since=10 */ CREATE TABLESPACE pgc_space LOCATION ''
/* since=10 */ CREATE TABLESPACE "pgc Space" LOCATION ''
