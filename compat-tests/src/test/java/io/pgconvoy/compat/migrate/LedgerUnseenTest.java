package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody notices the schema that a migration keeps in its target. */
@Timeout(300)
class LedgerUnseenTest {
    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void eventTriggersDoNotSeeItGo(int major) throws Exception {
        Migration migration = Migration.create(server(17), server(major), "unseen_" + major, """
            CREATE TABLE log (what text);
            CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN INSERT INTO public.log SELECT object_identity FROM pg_event_trigger_dropped_objects(); END $$;
            CREATE EVENT TRIGGER noted ON sql_drop EXECUTE FUNCTION note();
            CREATE PUBLICATION everything FOR ALL TABLES;
            """);
        migration.run("-j2", "--verify").succeeded("migrate");
        assertEquals("0", migration.inTarget("SELECT count(*) FROM log"));
        assertFalse(migration.hasLedger());
    }

    @ParameterizedTest
    @ValueSource(ints = 18)
    void compareDoesNotSeeItNorIsItsDatabaseMovedOn(int major) throws Exception {
        Migration migration =
                Migration.create(server(17), server(major), "unseen_half_" + major, "CREATE TABLE t AS SELECT 1 AS a");
        migration.run("-j2").succeeded("migrate");
        migration
                .target()
                .execute(migration.to(), "CREATE SCHEMA pgconvoy_ledger; CREATE TABLE pgconvoy_ledger.done ()");
        ToolRun compared = migration.compare();
        assertEquals(0, compared.exit(), compared.text());
        Migration onwards = new Migration(migration.target(), migration.to(), migration.source(), migration.to());
        onwards.again();
        ToolRun refused = onwards.run("-j2");
        assertEquals(1, refused.exit());
        assertTrue(
                refused.stderr()
                        .contains("the source is itself the target of a migration that has not come to its end"),
                refused.stderr());
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
