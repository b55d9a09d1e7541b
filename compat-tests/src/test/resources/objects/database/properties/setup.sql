DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = ''$user'', public, "Odd Name"', current_database()); END $$;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''5MB''', current_database()); END $$;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET datestyle = ''ISO, DMY''', current_database()); END $$;
DO $$ BEGIN EXECUTE format('ALTER ROLE pgc_reader IN DATABASE %I SET application_name = ''it''''s''', current_database()); END $$;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 50', current_database()); END $$;
DO $$ BEGIN EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO pgc_writer WITH GRANT OPTION', current_database()); END $$;
DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS ''a database''', current_database()); END $$;
