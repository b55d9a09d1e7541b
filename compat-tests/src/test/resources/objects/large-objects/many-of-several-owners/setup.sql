SELECT count(lo_from_bytea(910000 + g, ('x' || g)::bytea)) FROM generate_series(1, 1200) g;
DO $$ BEGIN FOR i IN 910101 .. 910150 LOOP EXECUTE 'ALTER LARGE OBJECT ' || i || ' OWNER TO pgc_owner'; END LOOP; END $$;
DO $$ BEGIN FOR i IN 910140 .. 910160 LOOP EXECUTE 'GRANT SELECT ON LARGE OBJECT ' || i || ' TO pgc_reader'; END LOOP; END $$;
DO $$ BEGIN FOR i IN 910500 .. 910505 LOOP EXECUTE 'COMMENT ON LARGE OBJECT ' || i || ' IS ''lo ' || i || ''''; END LOOP; END $$;
