package io.pgconvoy.compat.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.faults.CuttingProxy.Way;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Restores whose connections are cut at many places, continued with {@code --resume}: in the end the database is what one
 * uninterrupted restore makes of the archive, and the restore that continued had nothing to complain of.
 */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class ResumedRestoreTest {
    private static final String SETUP = """
        CREATE SCHEMA app;
        CREATE TYPE app.mood AS ENUM ('good', 'bad');
        CREATE TABLE app.customer (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE, m app.mood);
        INSERT INTO app.customer (name, m) SELECT 'c' || g, 'good' FROM generate_series(1, 300) g;
        CREATE TABLE app.orders (id serial, customer int REFERENCES app.customer, n numeric CHECK (n > 0));
        INSERT INTO app.orders (customer, n) SELECT 1 + g % 300, g / 7.0 FROM generate_series(1, 1500) g;
        CREATE INDEX ON app.orders (customer);
        CREATE SCHEMA split;
        CREATE TABLE split.parts (id int, kind text) PARTITION BY LIST (kind);
        CREATE TABLE split.parts_a PARTITION OF split.parts FOR VALUES IN ('a');
        INSERT INTO split.parts SELECT g, 'a' FROM generate_series(1, 100) g;
        ALTER TABLE split.parts ADD PRIMARY KEY (id, kind);
        CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
        CREATE TRIGGER t BEFORE INSERT ON app.orders FOR EACH ROW EXECUTE FUNCTION app.f();
        CREATE MATERIALIZED VIEW app.m AS SELECT customer, count(*) FROM app.orders GROUP BY 1;
        SELECT lo_from_bytea(4242, decode(repeat('00ff5c27', 20000), 'hex'));
        SELECT lo_from_bytea(4243, 'small');
        COMMENT ON TABLE app.orders IS 'many';
        GRANT SELECT ON app.orders TO PUBLIC;
        """;

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String source = "resumed_source_" + DATABASES.incrementAndGet();
    private final String copy = source.replace("source", "copy");

    @TempDir
    Path folder;

    private StockServer server;

    @BeforeEach
    void create() throws Exception {
        server = Stock.ofThisRun().server(18).orElseThrow();
        server.dropDatabase(source);
        server.createDatabase(source);
        server.execute(source, SETUP);
    }

    @AfterEach
    void drop() throws Exception {
        server.dropDatabase(source);
        server.dropDatabase(copy);
    }

    /** @param options of the dump, then of the restore; what is restored in advance stands last */
    @ParameterizedTest(name = "{1}: pg_dump {0}, {2} {3}")
    @CsvSource({
        "-Fc, TO_SERVER, '', '', 5",
        "-Fc, TO_CLIENT, '', '', 3",
        "-Ft, TO_CLIENT, '', '', 3",
        "-Fd, TO_SERVER, -j3, '', 19",
        "-Fd, TO_CLIENT, -j3, '', 17",
        "-Fc, TO_CLIENT, --transaction-size=4, '', 15",
        "-Fc, TO_CLIENT, --single-transaction, '', 15",
        "-Fc --inserts, TO_CLIENT, '', '', 391",
        "-Fc --load-via-partition-root, TO_CLIENT, -j2, '', 23",
        "-Fc, TO_CLIENT, '--section=data', '--section=pre-data', 3",
        "-Fc, TO_CLIENT, '--section=data -j2', '--section=pre-data', 7",
        "-Fc, TO_CLIENT, '--data-only --disable-triggers', '--schema-only', 7",
        "-Fc -N split --no-large-objects, TO_CLIENT, '--clean --if-exists', '--schema-only', 7",
        "-Fc -N split --no-large-objects, TO_CLIENT, '--clean', '--schema-only', 7"
    })
    void whereverItIsCutItComesToTheSame(String dump, Way way, String options, String before, int step)
            throws Exception {
        Path archive = dump(dump);
        int cuts = 0;
        for (int pieces = 8; restoredInTwo(archive, way, options, before, pieces); pieces += step) {
            cuts++;
        }
        assertTrue(cuts > 3, "only " + cuts + " cuts");
    }

    /** Whether there was anything to cut after so many pieces. */
    private boolean restoredInTwo(Path archive, Way way, String options, String before, int pieces) throws Exception {
        prepare(archive, before);
        String where = "cut after " + pieces + " pieces";
        Path journal = folder.resolve("journal");
        boolean cut;
        try (CuttingProxy proxy = new CuttingProxy(server, way, pieces)) {
            ToolRun run = Pgconvoy.run(command(proxy.connectionArguments(), options, journal, archive));
            cut = proxy.hasCut() && run.exit() != 0;
            if (cut && Files.exists(journal)) {
                assertTrue(run.stderr().contains("the restore is not complete: "), where + ": " + run.stderr());
            }
        }
        if (cut) {
            List<String> arguments = command(server.connectionArguments(), options, journal, archive);
            if (Files.exists(journal)) {
                arguments.add("--resume");
            }
            ToolRun run = Pgconvoy.run(arguments);
            boolean complaint = run.stderr().contains("error: ") || run.stderr().contains("warning: ");
            assertFalse(complaint, where + ": " + run.stderr());
            assertEquals(0, run.exit(), where);
        }
        assertFalse(Files.exists(journal), where + ": the journal stays");
        assertEquals(contents(archive, options, before), script(copy), where);
        return cut;
    }

    private void prepare(Path archive, String before) throws Exception {
        server.dropDatabase(copy);
        server.createDatabase(copy);
        if (!before.isEmpty()) {
            Pgconvoy.run(command(server.connectionArguments(), before, folder.resolve("first"), archive))
                    .silent("what is there before");
        }
    }

    private String expected = "";

    /** What uninterrupted restores make. */
    private String contents(Path archive, String options, String before) throws Exception {
        if (expected.isEmpty()) {
            String restored = script(copy);
            prepare(archive, before);
            Pgconvoy.run(command(server.connectionArguments(), options, folder.resolve("whole"), archive))
                    .silent("uninterrupted");
            expected = script(copy);
            assertEquals(expected, restored);
        }
        return expected;
    }

    private String script(String database) {
        List<String> arguments = new ArrayList<>(List.of("dump", "--restrict-key=x"));
        arguments.addAll(server.connectionArguments());
        arguments.add(database);
        ToolRun run = Pgconvoy.run(arguments);
        run.silent("dump");
        return run.text();
    }

    private Path dump(String options) {
        Path archive = folder.resolve("archive");
        List<String> arguments = new ArrayList<>(List.of("dump", "-f", archive.toString()));
        arguments.addAll(List.of(options.split(" ")));
        arguments.addAll(server.connectionArguments());
        arguments.add(source);
        Pgconvoy.run(arguments).silent("dump");
        return archive;
    }

    private List<String> command(List<String> connection, String options, Path journal, Path archive) {
        List<String> arguments = new ArrayList<>(List.of("restore", "-d", copy, "--journal", journal.toString()));
        arguments.addAll(connection);
        if (!options.isEmpty()) {
            arguments.addAll(List.of(options.split(" ")));
        }
        arguments.add(archive.toString());
        return arguments;
    }

    @Test
    void withoutAnInterruptedRestoreThereIsNothingToGoOnWith() throws Exception {
        Path archive = dump("-Fc");
        prepare(archive, "");
        List<String> arguments = command(server.connectionArguments(), "--resume", folder.resolve("none"), archive);
        ToolRun run = Pgconvoy.run(arguments);
        assertEquals(1, run.exit());
        assertTrue(run.stderr().contains("there is no restore of this archive into this database to go on with"));
    }

    @Test
    void aDatabaseThatWasMadeAnewIsNotGoneOnWith() throws Exception {
        Path archive = dump("-Fc");
        prepare(archive, "");
        Path journal = folder.resolve("journal");
        try (CuttingProxy proxy = new CuttingProxy(server, Way.TO_CLIENT, 12)) {
            assertEquals(
                    1,
                    Pgconvoy.run(command(proxy.connectionArguments(), "", journal, archive))
                            .exit());
        }
        prepare(archive, "");
        ToolRun run = Pgconvoy.run(command(server.connectionArguments(), "--resume", journal, archive));
        assertEquals(1, run.exit());
        assertTrue(run.stderr().contains("is not the one that the interrupted restore wrote to"), run.stderr());
    }
}
