package io.pgconvoy.compat.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.CompareOptions;
import io.pgconvoy.api.CompareReport;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.compare.CompareJob;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.faults.CuttingProxy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.conninfo.Environment;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons one of whose connections carries nothing any more, though nobody has closed it. */
@Timeout(120)
class StalledComparisonTest {
    private static final String DATABASE = "stalled_comparison";
    private static final String SETUP = """
        CREATE TABLE t (id int PRIMARY KEY, note text);
        INSERT INTO t SELECT g, md5(g::text) FROM generate_series(1, 1000) g;
        """;

    @BeforeAll
    static void fill() throws SQLException {
        for (int major : new int[] {17, 18}) {
            server(major).dropDatabase(DATABASE);
            server(major).createDatabase(DATABASE);
            server(major).execute(DATABASE, SETUP);
        }
    }

    @ParameterizedTest
    @CsvSource({"source, ONLY public.t AS x", "target, ONLY public.t AS x"})
    void aTableIsHashedAgainOnAnotherConnection(String side, String stalled) throws Exception {
        try (CuttingProxy proxy = CuttingProxy.stallingAt(server(side.equals("source") ? 17 : 18), stalled)) {
            CompareReport report = compare(side, proxy);
            assertTrue(proxy.hasCut());
            assertTrue(report.equal());
            assertEquals(1000, report.rows());
        }
    }

    /** Longer than attempts without patience take. */
    @Test
    void aServerThatIsAwayForAWhileIsWaitedFor() throws Exception {
        try (CuttingProxy proxy = CuttingProxy.awayAt(server(17), "ONLY public.t AS x", Duration.ofSeconds(5))) {
            ToolRun run = run(proxy, "--reconnect-timeout=30");
            assertTrue(proxy.hasCut());
            assertEquals(0, run.exit(), run.stderr());
            assertTrue(run.text().contains("equal: "), run.text());
        }
    }

    @Test
    void noLongerThanTheUserSays() throws Exception {
        try (CuttingProxy proxy = CuttingProxy.awayAt(server(17), "ONLY public.t AS x", Duration.ofMinutes(2))) {
            Instant begin = Instant.now();
            ToolRun run = run(proxy, "--reconnect-timeout=1");
            assertTrue(proxy.hasCut());
            assertEquals(1, run.exit());
            assertTrue(run.stderr().startsWith("pgconvoy: error: "), run.stderr());
            assertTrue(Duration.between(begin, Instant.now()).toSeconds() < 60);
        }
    }

    private static ToolRun run(CuttingProxy proxy, String option) {
        return Pgconvoy.run(List.of(
                "compare",
                "-j2",
                option,
                "--source",
                connection(server(17), proxy.port()),
                "--target",
                connection(server(18), server(18).port())));
    }

    @ParameterizedTest
    @CsvSource({"source, pg_export_snapshot", "target, pg_export_snapshot", "source, pg_class", "target, pg_class"})
    void withoutTheConnectionThatHoldsASnapshotItFails(String side, String stalled) throws Exception {
        try (CuttingProxy proxy = CuttingProxy.stallingAt(server(side.equals("source") ? 17 : 18), stalled)) {
            EngineException lost = assertThrows(EngineException.class, () -> compare(side, proxy));
            assertTrue(proxy.hasCut());
            assertEquals(ErrorCode.CONNECTION_LOST, lost.code(), lost.toString());
        }
    }

    private static CompareReport compare(String side, CuttingProxy proxy) {
        boolean ofSource = side.equals("source");
        CompareOptions options = CompareOptions.DEFAULTS.withPatience(Duration.ofSeconds(8));
        return new CompareJob(options, ProgressListener.NONE, new Cancellation())
                .run(
                        spec(server(17), ofSource ? proxy.port() : server(17).port()),
                        spec(server(18), ofSource ? server(18).port() : proxy.port()));
    }

    private static ConnectionSpec spec(StockServer server, int port) {
        return ConnectionSpec.parse(connection(server, port), new Environment(Map.of(), null, "tester", warning -> {}));
    }

    private static String connection(StockServer server, int port) {
        return "host=127.0.0.1 port=" + port + " user=" + server.superuser() + " dbname=" + DATABASE;
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
