CREATE SCHEMA conversions_plain;
CREATE CONVERSION conversions_plain.c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION conversions_plain.d FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
COMMENT ON CONVERSION conversions_plain.c IS 'a conversion';
ALTER CONVERSION conversions_plain.d OWNER TO pgc_owner;
