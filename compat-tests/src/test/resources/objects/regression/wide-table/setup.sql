CREATE SCHEMA regression_wide;
DO $$ BEGIN EXECUTE 'CREATE TABLE regression_wide.wide (' || (SELECT string_agg('column_' || g || CASE g % 3 WHEN 0 THEN ' integer DEFAULT ' || g WHEN 1 THEN ' text NOT NULL' ELSE ' numeric(10,' || g % 8 || ')' END, ', ' ORDER BY g) FROM generate_series(1, 400) g) || ')'; END $$;
