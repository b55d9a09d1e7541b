package io.pgconvoy.compat.archive;

import io.pgconvoy.compat.dump.Dumper;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.dump.PlainText;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who reads archives and what comes of it.
 *
 * @param ours pgconvoy in this JVM under that release's rules, rather than the release's pg_restore
 */
record ArchiveReading(StockTools release, boolean ours) {
    private static final AtomicInteger COPIES = new AtomicInteger();

    private static final Pattern IGNORED = Pattern.compile("errors ignored on restore: (\\d+)");

    /** Positions in the file, which other compressions move. */
    private static final Pattern POSITION = Pattern.compile("^-- Data Pos:.*$");

    /**
     * A database that an archive was restored into, as its own release's pg_dump shows it.
     *
     * @param errors that the restore went on behind; negative if it stopped
     */
    record Restored(int errors, List<String> state, String said) {
        List<String> sorted() {
            return state.stream().sorted().toList();
        }

        String firstError() {
            return said.lines()
                    .filter(line -> line.contains("error: "))
                    .findFirst()
                    .orElse("")
                    .replaceFirst("^.*?error: ", "");
        }

        /** Sessions of pg_restore lock each other out at times, in which the archive has no part. */
        boolean isDeadlocked() {
            return said.contains("deadlock detected");
        }
    }

    String name() {
        return (ours ? "pgconvoy as " : "pg_restore ") + release.release();
    }

    /** What {@code -l} prints, and what it prints with dependencies. */
    List<String> listings(Path archive) {
        return Stream.of(List.of("-l"), List.of("-l", "-v"))
                .flatMap(options -> PlainText.of(succeeded(options, archive)).lines().stream())
                .map(line -> POSITION.matcher(line).replaceFirst("-- Data Pos"))
                .toList();
    }

    byte[] script(Path archive) {
        return succeeded(
                release.major() >= 15 ? List.of("-f", "-", "--restrict-key=KEY") : List.of("-f", "-"), archive);
    }

    private byte[] succeeded(List<String> options, Path archive) {
        List<String> arguments = new ArrayList<>(options);
        arguments.add(archive.toString());
        return run(arguments).succeeded(name() + " " + arguments);
    }

    private ToolRun run(List<String> arguments) {
        if (!ours) {
            return release.run("pg_restore", arguments);
        }
        List<String> all = new ArrayList<>(List.of("restore", "--compat", release.release()));
        all.addAll(arguments);
        return Pgconvoy.run(all);
    }

    /** Into a new database of the server, which is dropped again. */
    Restored restore(StockServer server, Path archive, String... options) throws SQLException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(archive.toString());
        return into(server, database -> {
            List<String> all = new ArrayList<>(server.connectionArguments());
            all.addAll(List.of("-d", database));
            all.addAll(arguments);
            return run(all);
        });
    }

    /** A plain script, by psql. */
    static Restored byPsql(StockServer server, Path script) throws SQLException {
        StockTools tools = Stocks.of(server);
        return into(server, database -> {
            List<String> all = new ArrayList<>(server.connectionArguments());
            all.addAll(List.of("-X", "-q", "-d", database, "-f", script.toString()));
            return tools.run("psql", all);
        });
    }

    private interface Restore {
        ToolRun run(String database);
    }

    private static Restored into(StockServer server, Restore restore) throws SQLException {
        String copy = "archives_copy_" + ProcessHandle.current().pid() + "_" + COPIES.incrementAndGet();
        server.dropDatabase(copy);
        server.createDatabase(copy);
        try {
            ToolRun run = restore.run(copy);
            ToolRun dump = Dumper.stock(Stocks.of(server)).dump(server, copy, List.of());
            dump.succeeded("pg_dump of " + copy);
            return new Restored(errors(run), PlainText.of(dump.stdout()).lines(), run.stderr());
        } finally {
            server.dropDatabase(copy);
        }
    }

    /** psql has no count. */
    private static int errors(ToolRun run) {
        Matcher ignored = IGNORED.matcher(run.stderr());
        if (ignored.find()) {
            return Integer.parseInt(ignored.group(1));
        }
        return run.exit() == 0
                ? (int) Pattern.compile("ERROR:")
                        .matcher(run.stderr())
                        .results()
                        .count()
                : -1;
    }
}
