package io.pgconvoy.compat.archive;

import io.pgconvoy.compat.LargeDatabase;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.connect.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code compat-tests/archives}: archives of large databases in every format and compression, and who reads them alike. */
public final class ArchiveMatrix {
    private static final String USAGE = "archives [--server 15] [--dialect 15,17|all]"
            + " [--database fixtures,restorable,contrib,regression] [--variant '-Fd -Zlz4']... [--restores "
            + Restores.names()
            + "] [--threads 2] [--page FILE]";

    private List<Integer> servers = List.of(15);
    private List<Integer> dialects = List.of();
    private List<LargeDatabase> databases = List.of(LargeDatabase.CONTRIB, LargeDatabase.REGRESSION);
    private final List<ArchiveVariant> variants = new ArrayList<>();
    private Restores restores = Restores.ALL;
    private int threads = 2;
    private @Nullable Path page;
    private final ArchiveTable table = new ArchiveTable();

    private ArchiveMatrix(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--server" -> servers = majors(args[++i]);
                case "--dialect" -> dialects = args[++i].equals("all") ? Stocks.MAJORS : majors(args[i]);
                case "--database" -> databases = databases(args[++i]);
                case "--variant" -> variants.add(new ArchiveVariant(args[++i]));
                case "--restores" -> restores = Restores.parse(args[++i]);
                case "--threads" -> threads = Integer.parseInt(args[++i]);
                case "--page" -> page = Path.of(args[++i]);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        ArchiveMatrix matrix = new ArchiveMatrix(args);
        matrix.run();
        System.out.println(matrix.table.totals());
        System.exit(matrix.table.isAllEqual() ? 0 : 1);
    }

    private static List<Integer> majors(String text) {
        return Stream.of(text.split(",")).map(ServerVersion::release).toList();
    }

    private static List<LargeDatabase> databases(String text) {
        return Stream.of(text.split(","))
                .map(name -> LargeDatabase.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }

    private void run() throws Exception {
        for (int major : servers) {
            Optional<StockServer> server = Stock.ofThisRun().server(major);
            if (server.isEmpty()) {
                table.notRun("no server " + major + " on this machine");
                continue;
            }
            for (LargeDatabase large : databases) {
                Optional<String> database = large.database(FixtureServer.of(server.get()), Fixtures.all());
                if (database.isEmpty()) {
                    table.notRun("no " + large + " on server " + major);
                    continue;
                }
                for (StockTools dialect : dialectsFor(server.get())) {
                    compare(server.get(), large, database.get(), dialect);
                }
            }
        }
    }

    /** The page is written after each, so that a run which is cut short leaves what it knows. */
    private void compare(StockServer server, LargeDatabase large, String database, StockTools dialect)
            throws Exception {
        List<ArchiveVariant> all = variants.isEmpty() ? ArchiveVariant.of(dialect) : variants;
        try (ArchivedDatabase archived =
                new ArchivedDatabase(server, large.toString(), database, dialect, restores, threads, table)) {
            archived.compare(all);
        }
        if (page != null) {
            writePage(page);
        }
    }

    private void writePage(Path page) throws IOException {
        Files.writeString(page, ArchivePage.of(table, Files.isRegularFile(page) ? Files.readString(page) : ""));
    }

    private List<StockTools> dialectsFor(StockServer server) {
        return dialects.isEmpty()
                ? List.of(Stocks.of(server))
                : Stocks.readers()
                        .filter(tools -> dialects.contains(tools.major()) && ArchiveVariant.canDump(tools, server))
                        .toList();
    }
}
