package io.pgconvoy.compat.archive;

import io.pgconvoy.compat.archive.ArchiveReading.Restored;
import io.pgconvoy.compat.archive.ArchiveTable.Subject;
import io.pgconvoy.compat.dump.Difference;
import io.pgconvoy.compat.dump.Dumper;
import io.pgconvoy.compat.dump.PlainText;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** One database, archived by stock and by pgconvoy in one dialect, and all readings of both held against each other. */
final class ArchivedDatabase implements AutoCloseable {
    private static final String[] SERIAL = {};
    private static final String[] PARALLEL = {"-j4"};

    /** Where sessions of pg_restore lock each other out, as they do at times, the archive is not to blame. */
    private static final int MORE_TRIES = 2;

    private final StockServer server;
    private final Subject subject;
    private final String database;
    private final StockTools dialect;
    private final Restores restores;
    private final ArchiveTable table;
    private final ExecutorService workers;
    private final Map<String, Restored> expected = new ConcurrentHashMap<>();
    private final Map<String, byte[]> scripts = new ConcurrentHashMap<>();

    ArchivedDatabase(
            StockServer server,
            String name,
            String database,
            StockTools dialect,
            Restores restores,
            int threads,
            ArchiveTable table) {
        this.server = server;
        this.subject = new Subject(name, server.version().toString().split(" ")[0], dialect.release());
        this.database = database;
        this.dialect = dialect;
        this.restores = restores;
        this.table = table;
        this.workers = Executors.newFixedThreadPool(threads);
    }

    void compare(List<ArchiveVariant> variants) throws Exception {
        Path folder = Files.createTempDirectory("pgconvoy-archives");
        try {
            for (ArchiveVariant variant : variants) {
                Path stocks = folder.resolve("stock");
                Path ours = folder.resolve("ours");
                all(List.of(
                        () -> dump(Dumper.stock(dialect), variant, stocks),
                        () -> dump(Dumper.pgconvoy(dialect), variant, ours)));
                if (variant.isPlain()) {
                    scripts(variant, unpacked(variant, stocks), unpacked(variant, ours), stocks);
                } else {
                    archives(variant, stocks, ours);
                }
                empty(folder);
            }
        } finally {
            empty(folder);
            Files.delete(folder);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Some at a time; the first failure among them is thrown when all have ended. */
    private void all(List<Step> steps) throws Exception {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (Step step : steps) {
            calls.add(() -> {
                step.run();
                return true;
            });
        }
        for (Future<Boolean> done : workers.invokeAll(calls)) {
            done.get();
        }
    }

    private void dump(Dumper dumper, ArchiveVariant variant, Path file) {
        List<String> options = new ArrayList<>(variant.words());
        options.addAll(List.of("-f", file.toString()));
        dumper.dump(server, database, options).succeeded(variant + " of " + subject);
    }

    private void archives(ArchiveVariant variant, Path stocks, Path ours) throws Exception {
        ArchiveReading own = new ArchiveReading(dialect, false);
        ArchiveReading us = new ArchiveReading(dialect, true);
        List<Step> steps = new ArrayList<>();
        steps.add(() -> read(row("stock's", variant, us), own, stocks, us, stocks, variant));
        for (StockTools release : Stocks.readers().toList()) {
            if (variant.isReadBy(release, dialect)) {
                ArchiveReading reader = new ArchiveReading(release, false);
                steps.add(() -> read(row("ours", variant, reader), reader, stocks, reader, ours, variant));
            }
        }
        all(steps);
    }

    private ArchiveTable.Row row(String whose, ArchiveVariant variant, ArchiveReading reader) {
        return table.row(subject, variant.options(), whose, reader.name());
    }

    /** What the one makes of the first archive is what the other should make of the second. */
    private void read(
            ArchiveTable.Row row,
            ArchiveReading judge,
            Path stocks,
            ArchiveReading reader,
            Path archive,
            ArchiveVariant variant)
            throws SQLException {
        row.cell("-l", Difference.between(judge.listings(stocks), reader.listings(archive)));
        row.cell("-f -", difference(expectedScript(judge, stocks, variant), reader.script(archive)));
        if (restores.wants(variant)) {
            restored(row, "serial", judge, stocks, reader, archive, SERIAL);
            if (variant.takesJobs()) {
                restored(row, "-j 4", judge, stocks, reader, archive, PARALLEL);
            }
        }
        row.end();
    }

    private static Difference difference(byte[] expected, byte[] actual) {
        return Arrays.equals(expected, actual)
                ? Difference.between(List.of(), List.of())
                : Difference.between(
                        PlainText.of(expected).lines(), PlainText.of(actual).lines());
    }

    /**
     * What the judge makes of stock's archive, or where it cannot read that, of the one before: 19rc1 stumbles over empty
     * files of lz4.
     */
    private byte[] expectedScript(ArchiveReading judge, Path stocks, ArchiveVariant variant) {
        try {
            byte[] script = judge.script(stocks);
            scripts.put(judge.name(), script);
            return script;
        } catch (AssertionError e) {
            byte[] script = scripts.get(judge.name());
            if (script == null) {
                throw e;
            }
            table.remark(subject, judge.name() + " cannot read stock's own `" + variant.options() + "`");
            return script;
        }
    }

    /** What a reader makes of stock's archive does not depend on how that is packed: it is restored once. */
    private void restored(
            ArchiveTable.Row row,
            String how,
            ArchiveReading judge,
            Path stocks,
            ArchiveReading reader,
            Path archive,
            String[] options)
            throws SQLException {
        Restored stock = expected(judge.name() + how, () -> restored(judge, stocks, options));
        if (stock.errors() < 0) {
            table.remark(subject, judge.name() + " does not restore stock's own: " + stock.firstError());
            return;
        }
        compare(row, how, stock, restored(reader, archive, options));
    }

    private Restored restored(ArchiveReading reader, Path archive, String... options) throws SQLException {
        Restored restored = reader.restore(server, archive, options);
        for (int more = 0; more < MORE_TRIES && restored.isDeadlocked(); more++) {
            restored = reader.restore(server, archive, options);
        }
        return restored;
    }

    private interface StocksRestore {
        Restored run() throws SQLException;
    }

    /** Whoever asks first makes it, and others wait. */
    private Restored expected(String name, StocksRestore restore) {
        return expected.computeIfAbsent(name, absent -> {
            try {
                return restore.run();
            } catch (SQLException e) {
                throw new IllegalStateException(name + " of " + subject, e);
            }
        });
    }

    /**
     * Several sessions create objects of one name in any order, and pg_dump lists them by their age. Rows of enumerated
     * values are in other partitions of a hash in each database, as values are hashed by their OIDs.
     */
    private static void compare(ArchiveTable.Row row, String how, Restored stock, Restored other) {
        Difference difference = Difference.between(stock.sorted(), other.sorted());
        row.cell(how, difference);
        row.errors(how, stock.errors(), other.errors(), other.said());
    }

    private void scripts(ArchiveVariant variant, Path stocks, Path ours, Path packed) throws IOException, SQLException {
        ArchiveTable.Row read = table.row(subject, variant.options(), "ours", "text");
        read.cell("-f -", difference(Files.readAllBytes(stocks), Files.readAllBytes(ours)));
        read.end();
        if (restores.wants(variant)) {
            ArchiveReading us = new ArchiveReading(dialect, true);
            ArchiveTable.Row row = row("stock's", variant, us);
            Restored stock = expected("psql", () -> ArchiveReading.byPsql(server, stocks));
            compare(row, "serial", stock, us.restore(server, packed));
            row.end();
        }
    }

    private static Path unpacked(ArchiveVariant variant, Path script) throws IOException {
        List<String> command = new ArrayList<>(variant.unpacking());
        if (command.isEmpty()) {
            return script;
        }
        Path unpacked = script.resolveSibling(script.getFileName() + ".sql");
        command.add("--long=31");
        command.removeIf(word -> word.startsWith("--long") && !command.contains("zstd"));
        try {
            int status = new ProcessBuilder(command)
                    .redirectInput(script.toFile())
                    .redirectOutput(unpacked.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError(command + " refuses " + script);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return unpacked;
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }
}
