package io.pgconvoy.compat.archive;

import io.pgconvoy.compat.LargeDatabase;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.connect.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code compat-tests/archives}: archives of large databases in every format and compression, and who reads them alike. */
public final class ArchiveMatrix {
    private List<Integer> servers = List.of(15);
    private List<Integer> dialects = List.of();
    private List<LargeDatabase> databases = List.of(LargeDatabase.CONTRIB, LargeDatabase.REGRESSION);
    private final List<ArchiveVariant> variants = new ArrayList<>();
    private boolean restores = true;

    private ArchiveMatrix(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--server" -> servers = majors(args[++i]);
                case "--dialect" -> dialects = majors(args[++i]);
                case "--database" ->
                    databases = Stream.of(args[++i].split(","))
                            .map(name -> LargeDatabase.valueOf(name.toUpperCase(Locale.ROOT)))
                            .toList();
                case "--variant" -> variants.add(new ArchiveVariant(args[++i]));
                case "--no-restore" -> restores = false;
                default ->
                    throw new IllegalArgumentException(
                            "archives [--server 15] [--dialect 15,17] [--database contrib,regression]"
                                    + " [--variant '-Fd -Zlz4']... [--no-restore]");
            }
        }
    }

    public static void main(String[] args) throws Exception {
        ArchiveTable table = new ArchiveTable();
        new ArchiveMatrix(args).run(table);
        System.out.println(table.totals());
        System.exit(table.isAllEqual() ? 0 : 1);
    }

    private static List<Integer> majors(String text) {
        return Stream.of(text.split(",")).map(ServerVersion::release).toList();
    }

    private void run(ArchiveTable table) throws Exception {
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
                    List<ArchiveVariant> all = variants.isEmpty() ? ArchiveVariant.of(dialect) : variants;
                    new ArchivedDatabase(server.get(), large.toString(), database.get(), dialect, restores, table)
                            .compare(all);
                }
            }
        }
    }

    private List<StockTools> dialectsFor(StockServer server) {
        return dialects.isEmpty()
                ? List.of(Stocks.of(server))
                : Stocks.readers()
                        .filter(tools -> dialects.contains(tools.major()) && ArchiveVariant.canDump(tools, server))
                        .toList();
    }
}
