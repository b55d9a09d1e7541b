package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.faults.CuttingProxy;
import io.pgconvoy.compat.faults.CuttingProxy.Fault;
import io.pgconvoy.compat.faults.CuttingProxy.Way;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Migrations that break off, anywhere, and go on: the target equals the source, and nothing of the ledger is left. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class ResumedMigrationTest {
    private static final String SETUP = """
        CREATE SCHEMA app;
        CREATE TYPE app.mood AS ENUM ('good', 'bad');
        CREATE SEQUENCE app.numbers START 7;
        SELECT nextval('app.numbers');
        CREATE TABLE app.parent (id int PRIMARY KEY, mood app.mood, note text DEFAULT 'none');
        INSERT INTO app.parent SELECT g, 'good', repeat('x', 100) FROM generate_series(1, 5000) g;
        CREATE TABLE app.child (id int REFERENCES app.parent, amount numeric);
        INSERT INTO app.child SELECT g, g / 7.0 FROM generate_series(1, 5000) g;
        CREATE INDEX ON app.child (amount);
        CREATE UNLOGGED TABLE app.loose AS SELECT g AS id FROM generate_series(1, 100) g;
        CREATE TABLE app.parts (id int, filler text) PARTITION BY RANGE (id);
        CREATE TABLE app.part_one PARTITION OF app.parts FOR VALUES FROM (0) TO (100);
        CREATE TABLE app.part_two PARTITION OF app.parts FOR VALUES FROM (100) TO (200);
        INSERT INTO app.parts SELECT g, 'p' || g FROM generate_series(1, 150) g;
        CREATE VIEW app.view AS SELECT count(*) FROM app.child;
        CREATE MATERIALIZED VIEW app.sums AS SELECT id % 10 AS bucket, sum(amount) FROM app.child GROUP BY 1;
        CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TRIGGER touched BEFORE UPDATE ON app.parent FOR EACH ROW EXECUTE PROCEDURE app.touch();
        GRANT SELECT ON app.parent TO PUBLIC;
        COMMENT ON TABLE app.parent IS 'parents';
        SELECT lo_from_bytea(0, decode(repeat('abcd', 5000), 'hex')) FROM generate_series(1, 3);
        """;

    private static final List<String> COMPLAINTS =
            List.of("the migration is not complete: ", "everything was migrated, but ");

    @ParameterizedTest
    @CsvSource({
        "target, TO_SERVER, CUT_FOR_EVER, 53",
        "target, TO_CLIENT, CUT_FOR_EVER, 43",
        "target, TO_SERVER, CUT_ONCE, 47",
        "target, TO_CLIENT, CUT_ONCE, 43",
        "source, TO_SERVER, CUT_ONCE, 29",
        "source, TO_CLIENT, CUT_ONCE, 29",
        "target, TO_SERVER, STALL, 59",
        "target, TO_CLIENT, STALL, 59",
        "source, TO_SERVER, STALL, 31",
        "source, TO_CLIENT, STALL, 43"
    })
    void whereverItIsCutOffItComesToTheSame(String side, Way way, Fault fault, int step) throws Exception {
        Migration migration = Migration.create(server(17), server(18), "resume_" + side + way + fault, SETUP);
        int cuts = 0;
        try (Held held = new Held(migration)) {
            for (int pieces = 3; migratedInTwo(migration, side, way, fault, pieces, held.snapshot); pieces += step) {
                cuts++;
                migration.again();
            }
        }
        assertTrue(cuts > 1, "only " + cuts + " cuts");
    }

    /** Whether there was anything to cut after so many pieces. */
    private static boolean migratedInTwo(
            Migration migration, String side, Way way, Fault fault, int pieces, String snapshot) throws Exception {
        boolean ofSource = side.equals("source");
        String where = side + " " + way + " " + fault + " after " + pieces + " pieces: ";
        boolean hasCut;
        ToolRun run;
        try (CuttingProxy proxy =
                new CuttingProxy(ofSource ? migration.source() : migration.target(), way, pieces, fault)) {
            String patience = fault == Fault.CUT_FOR_EVER ? "0" : "20";
            run = migration.run(
                    ofSource ? proxy.port() : migration.source().port(),
                    ofSource ? migration.target().port() : proxy.port(),
                    "-j2",
                    "--snapshot",
                    snapshot,
                    "--reconnect-timeout",
                    patience);
            hasCut = proxy.hasCut();
        }
        assertFalse(run.stderr().contains("internal error"), where + run.stderr());
        assertTrue(run.exit() == 0 || hasCut, where + run.stderr());
        if (run.exit() != 0) {
            boolean ledger = migration.hasLedger();
            assertTrue(!ledger || COMPLAINTS.stream().anyMatch(run.stderr()::contains), where + run.stderr());
            ToolRun second = ledger ? migration.run("-j2", "--resume") : migration.run("-j2", "--snapshot", snapshot);
            assertEquals("", second.stderr(), where);
            assertEquals(0, second.exit(), where + second.text());
            assertFalse(second.text().contains("not of one snapshot"), where + second.text());
        }
        assertEquals("", equal(migration), where + run.stderr());
        return hasCut;
    }

    /** What is not as it should be at the end. */
    static String equal(Migration migration) throws Exception {
        ToolRun compared = migration.compare();
        return (compared.exit() == 0 ? "" : compared.text() + compared.stderr())
                + (migration.hasLedger() ? "the ledger is there still" : "");
    }

    /** A snapshot that outlives migrations. */
    private static final class Held implements AutoCloseable {
        final String snapshot;
        private final Connection connection;

        Held(Migration migration) throws Exception {
            connection = migration.source().connect(migration.from());
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
                try (ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
                    row.next();
                    snapshot = row.getString(1);
                }
            }
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
