CREATE EXTENSION plperl;
CREATE SCHEMA languages_plperl;
CREATE FUNCTION languages_plperl.f(a integer) RETURNS text LANGUAGE plperl AS $perl$
my $x = $_[0];
return "$x$$";
$perl$;
REVOKE USAGE ON LANGUAGE plperl FROM PUBLIC;
GRANT USAGE ON LANGUAGE plperl TO pgc_writer;
COMMENT ON LANGUAGE plperl IS 'ours';
