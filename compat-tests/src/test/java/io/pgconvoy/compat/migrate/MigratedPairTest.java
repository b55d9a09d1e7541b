package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.RealSchema;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Published schemas with rows in them, moved; {@code compat-tests/migrate-pairs} does so on a large scale. */
class MigratedPairTest {
    @Test
    void theCopyIsTheOneThatStockMakes() throws SQLException {
        StockServer source = server(15);
        StockServer target = server(18);
        for (RealSchema schema : List.of(RealSchema.QUARTZ, RealSchema.SPRING_BATCH)) {
            Fixture filled = Fixture.ofSetup(
                    "filled", schema.name().toLowerCase(Locale.ROOT), schema.script() + "\n;\n" + FilledSchema.FILL);
            String database = FixtureServer.of(source).database(filled);
            MigratedPair.Outcome outcome = new MigratedPair(source, database, target).run();
            assertTrue(outcome.equal(), outcome.result());
            assertEquals("", outcome.warnings());
            assertEquals(List.of(), outcome.first(), "lines that only one dump has");
            assertTrue(outcome.result().matches("(?s).* tables with [1-9][0-9,]* rows,.*"), outcome.result());
        }
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
