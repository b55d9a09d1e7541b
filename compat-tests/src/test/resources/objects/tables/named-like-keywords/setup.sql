CREATE SCHEMA "select";
CREATE TABLE "select"."table" ("user" integer PRIMARY KEY, "order" text, "between" integer, "json" text, "merge_action" text, "system_user" text, "values" text, "authorization" text, "value" integer, "name" name, "type" text, "bigint" bigint);
CREATE INDEX "index" ON "select"."table" ("order");
CREATE VIEW "select"."view" AS SELECT "user", "order" FROM "select"."table";
INSERT INTO "select"."table" ("user", "order") VALUES (1, 'x');
CREATE FUNCTION "select"."function"("in" integer, "out" text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE "select"."type" AS ("all" integer, "left" text);
CREATE SEQUENCE "select"."between";
