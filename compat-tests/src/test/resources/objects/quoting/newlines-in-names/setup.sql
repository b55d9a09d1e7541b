CREATE SCHEMA "new
line";
CREATE TABLE "new
line"."ta
ble" (a integer, "co
l" text);
INSERT INTO "new
line"."ta
ble" VALUES (1, 'x');
CREATE FUNCTION "new
line"."f
g"() RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON TABLE "new
line"."ta
ble" IS 'x';
CREATE SEQUENCE "new
line"."cr
s";
