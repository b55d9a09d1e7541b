CREATE SCHEMA regression_many;
DO $$ BEGIN FOR i IN 1 .. 120 LOOP EXECUTE 'CREATE TABLE regression_many.t' || i || ' (a serial PRIMARY KEY, b integer UNIQUE, c text DEFAULT ''x'' CHECK (c <> ''y''))'; END LOOP; END $$;
