package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a migration refuses, and what its options change. */
class MigrateOptionsTest {
    private static final String SMALL = "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1), (2)";

    @Test
    void nothingIsWrittenWithoutTheTargetsName() throws SQLException {
        Migration migration = Migration.create(server(18), server(18), "migrate_confirm", SMALL);
        ToolRun without = Pgconvoy.run(migration.arguments("migrate"));
        assertEquals(1, without.exit());
        assertEquals(
                "pgconvoy: error: nothing was done: a migration writes to the target only with"
                        + " --confirm=migrate_confirm_to\n",
                without.stderr());
        ToolRun other = migration.run("--confirm", "other");
        assertEquals(1, other.exit());
        assertTrue(other.stderr().contains("confirmed was \"other\", but the target is"), other.stderr());
        assertEquals("0", migration.inTarget("SELECT count(*) FROM pg_class WHERE relname = 't'"));
    }

    @Test
    void aDatabaseIsNotMovedOntoItself() throws SQLException {
        Migration migration = Migration.create(server(18), server(18), "migrate_self", SMALL);
        ToolRun run = new Migration(server(18), migration.from(), server(18), migration.from()).run("--clean");
        assertEquals(1, run.exit());
        assertEquals("pgconvoy: error: source and target are the same database\n", run.stderr());
        assertEquals("2", Migration.value(server(18), migration.from(), "SELECT count(*) FROM t"));
    }

    @Test
    void aTargetThatIsNotEmptyIsRefusedUnlessItMayBeCleaned() throws SQLException {
        Migration migration = Migration.create(server(17), server(18), "migrate_clean", SMALL);
        server(18).execute(migration.to(), "CREATE TABLE t (other text); CREATE TABLE kept ()");
        ToolRun refused = migration.run();
        assertEquals(1, refused.exit());
        assertEquals(
                "pgconvoy: error: the target is not empty: public.kept, public.t; --clean drops what is to be replaced,"
                        + " an empty database is safer\n",
                refused.stderr());
        migration.run("--clean").silent("migrate");
        assertEquals("2", migration.inTarget("SELECT count(id) FROM t"));
        assertEquals("1", migration.inTarget("SELECT count(*) FROM pg_class WHERE relname = 'kept'"));
    }

    @Test
    void largeTablesAndLargeObjectsAreCopiedInParts() throws SQLException {
        Migration migration = Migration.create(server(15), server(17), "migrate_parts", """
            CREATE TABLE big (id bigint PRIMARY KEY, v text);
            INSERT INTO big SELECT g, repeat(md5(g::text), 7) FROM generate_series(1, 250000) g;
            CREATE INDEX ON big (v);
            ALTER TABLE big ADD CONSTRAINT "U u" UNIQUE (v, id) DEFERRABLE INITIALLY DEFERRED;
            CREATE TABLE detail (id int, "B" bigint REFERENCES big ON DELETE CASCADE, v text);
            INSERT INTO detail SELECT g, g, repeat('x', 100) FROM generate_series(1, 80000) g;
            ALTER TABLE detail ADD CHECK (id > 0) NOT VALID, ADD PRIMARY KEY (id);
            ALTER TABLE detail CLUSTER ON detail_pkey;
            CREATE MATERIALIZED VIEW m AS SELECT id % 10 AS k, count(*) FROM big GROUP BY 1;
            SELECT lo_from_bytea(50000 + g, decode(repeat(md5(g::text), 20000), 'hex')) FROM generate_series(1, 3) g;
            SELECT lo_from_bytea(60000 + g, '\\x00ff') FROM generate_series(1, 1200) g;
            """);
        ToolRun run = migration.run("-j4", "--verify");
        assertEquals("", run.stderr());
        assertEquals(0, run.exit(), run.text());
        assertTrue(run.text().contains("3 tables with 330,010 rows"), run.text());
        assertTrue(run.text().contains("1,203 large objects"), run.text());
        assertEquals(
                "true of 4",
                migration.inTarget("SELECT bool_and(convalidated) || ' of ' || count(*) FROM pg_constraint"
                        + " WHERE contype IN ('f', 'p', 'u') AND conrelid IN ('big'::regclass, 'detail'::regclass)"));
        assertEquals("t", migration.inTarget("SELECT reltuples > 200000 FROM pg_class WHERE relname = 'big'"));
    }

    @Test
    void rolesCanBecomeOthers() throws SQLException {
        StockServer server = server(18);
        for (String role : List.of("mig_old", "mig_reader", "mig \"new\"", "mig_other")) {
            String name = '"' + role.replace("\"", "\"\"") + '"';
            server.execute("postgres", "DROP ROLE IF EXISTS " + name + "; CREATE ROLE " + name);
        }
        Migration migration = Migration.create(server, server, "migrate_roles", """
            CREATE TABLE t (id int);
            ALTER TABLE t OWNER TO mig_old;
            GRANT SELECT ON t TO mig_reader;
            ALTER TABLE t ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON t TO mig_old, mig_reader USING (id > 0);
            ALTER DEFAULT PRIVILEGES FOR ROLE mig_old GRANT SELECT ON TABLES TO mig_reader;
            """);
        migration
                .run("--map-role", "mig_old=mig \"new\"", "--map-role", "mig_reader=mig_other")
                .silent("migrate");
        assertEquals("mig \"new\"", migration.inTarget("SELECT tableowner FROM pg_tables WHERE tablename = 't'"));
        assertEquals("t", migration.inTarget("SELECT has_table_privilege('mig_other', 't', 'SELECT')"));
        assertEquals("f", migration.inTarget("SELECT has_table_privilege('mig_reader', 't', 'SELECT')"));
        assertEquals(
                "mig \"new\",mig_other",
                migration.inTarget("SELECT string_agg(r, ',' ORDER BY r) FROM pg_policies, unnest(roles) r"));
        assertEquals(
                "mig \"new\"", migration.inTarget("SELECT pg_get_userbyid(defaclrole) FROM pg_default_acl LIMIT 1"));
        server.dropDatabase(migration.from());
        server.dropDatabase(migration.to());
    }

    @Test
    void onlyWhatIsNamedIsMoved() throws SQLException {
        Migration migration = Migration.create(server(13), server(18), "migrate_some", """
            CREATE SCHEMA a; CREATE SCHEMA b;
            CREATE TABLE a.t (id serial); INSERT INTO a.t DEFAULT VALUES;
            CREATE TABLE a.u (id int);
            CREATE TABLE b.t (id int);
            """);
        migration.run("-n", "a", "-T", "a.u").silent("migrate");
        assertEquals(
                "a.t",
                migration.inTarget("SELECT string_agg(schemaname || '.' || tablename, ',') FROM pg_tables"
                        + " WHERE schemaname IN ('a', 'b')"));
        migration.compare("-n", "a", "-T", "a.u").succeeded("compare");
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
