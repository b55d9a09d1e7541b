package io.pgconvoy.compat.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.faults.CuttingProxy.Way;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One large table whose rows are loaded over several sessions: all of them arrive, or none. */
@Timeout(300)
class SplitTableTest {
    /** One value is larger than the blocks that rows are cut into, and some hold what looks like a row's end. */
    private static final String SETUP = """
        CREATE FUNCTION acceptable(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS
        $$ SELECT $1 <> 17000 OR current_database() <> 'split_choosy' $$;
        CREATE TABLE large (id int CHECK (acceptable(id)), filler text);
        INSERT INTO large SELECT g, repeat(E'\\\\ \\n' || md5(g::text), 8) FROM generate_series(1, 30000) g;
        INSERT INTO large VALUES (0, repeat('x', 700000));
        ALTER TABLE large ADD PRIMARY KEY (id);
        CREATE TABLE small AS SELECT 1 AS one;
        """;

    private static final String HASH = "SELECT (sum(hashtext(t::text)) % 1000000000)::int FROM large t";
    private static final String TRANSACTIONS = "SELECT count(DISTINCT xmin::text)::int FROM large";

    @TempDir
    Path folder;

    private Victim source;
    private Path archive;

    @BeforeEach
    void dump() throws Exception {
        source = Victim.create(Stock.ofThisRun().server(18).orElseThrow(), "split_source", folder, SETUP);
        archive = folder.resolve("archive");
        Pgconvoy.run(source.dump("-Fd", "-Z0", "-f", archive.toString())).silent("dump");
    }

    private Victim target(String name) throws Exception {
        return Victim.create(source.server(), name, folder, "SELECT 1");
    }

    private List<String> restore(Victim target, List<String> connection, String... options) {
        List<String> arguments = new ArrayList<>(List.of("restore", "-d", target.database()));
        arguments.addAll(connection);
        arguments.addAll(List.of(options));
        arguments.add(archive.toString());
        return arguments;
    }

    private int number(Victim victim, String query) throws Exception {
        try (var connection = victim.server().connect(victim.database());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertTrue(rows.next());
            return rows.getInt(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"-j4, 4", "-j2, 2", "-j4 --no-split, 1", "-j1, 1"})
    void allRowsArriveOverSoManySessions(String options, int sessions) throws Exception {
        Victim target = target("split_target");
        Pgconvoy.run(restore(target, source.server().connectionArguments(), options.split(" ")))
                .silent("restore");
        assertEquals(number(source, HASH), number(target, HASH));
        // A session that is slow to begin may find nothing left to load.
        int used = number(target, TRANSACTIONS);
        assertTrue(used <= sessions && (used > 1) == (sessions > 1), used + " sessions");
    }

    @Test
    void aRowThatIsRefusedIsSaidAsWithoutSplitting() throws Exception {
        Victim target = target("split_choosy");
        ToolRun whole = Pgconvoy.run(restore(target, source.server().connectionArguments(), "-j4", "--no-split"));
        target = target("split_choosy");
        ToolRun split = Pgconvoy.run(restore(target, source.server().connectionArguments(), "-j4"));
        assertTrue(split.stderr().contains("COPY large, line 17000"), split.stderr());
        assertEquals(whole.stderr(), split.stderr());
        assertEquals(1, split.exit());
        assertEquals(0, number(target, "SELECT count(*)::int FROM large"));
    }

    @ParameterizedTest
    @CsvSource({"TO_SERVER, 60", "TO_SERVER, 110", "TO_CLIENT, 95", "TO_CLIENT, 103", "TO_CLIENT, 107", "TO_CLIENT, 110"
    })
    void aSplitTableIsGoneOnWith(Way way, int pieces) throws Exception {
        Victim target = target("split_resumed");
        String journal = folder.resolve("journal").toString();
        ToolRun first;
        try (CuttingProxy proxy = new CuttingProxy(source.server(), way, pieces)) {
            first = Pgconvoy.run(restore(target, proxy.connectionArguments(), "-j3", "--journal", journal));
        }
        if (first.exit() != 0) {
            Pgconvoy.run(restore(
                            target, source.server().connectionArguments(), "-j3", "--journal", journal, "--resume"))
                    .silent("resume");
        }
        assertEquals(number(source, HASH), number(target, HASH));
    }
}
