package io.pgconvoy.compat;

import io.pgconvoy.compat.dump.Dumper;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.connect.ServerVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * @param servers majors
 * @param dialects majors, empty for the server's own (at least 13)
 * @param other the major of a stock pg_dump to compare with in place of pgconvoy, 0 for pgconvoy
 */
record MatrixArguments(
        List<Integer> servers,
        List<Integer> dialects,
        List<Fixture> fixtures,
        List<String> options,
        int threads,
        int other,
        boolean combined,
        boolean quiet) {
    static final String USAGE = """
            diff-stock [--server 13,15,17,18] [--dialect MAJOR,..] [--fixture 'KIND/NAME']... [--sql FILE]...
                       [--options 'PG_DUMP OPTIONS']... [--option-sets] [--combined]
                   [--threads 2] [--other-stock MAJOR] [--quiet] [--list]
            Dumps each fixture (all, or those matching a pattern such as 'tables/*') with stock pg_dump of the dialect
            and with pgconvoy, and prints what differs. Without --dialect it is the server's own major.
            --option-sets takes every set of src/test/resources/option-sets.
            --combined loads all fixtures into one database and dumps that.
            --other-stock compares with another stock pg_dump in place of pgconvoy.
            """;

    static MatrixArguments parse(String[] args) {
        List<Integer> servers = List.of(13, 15, 17, 18);
        List<Integer> dialects = List.of();
        List<Fixture> fixtures = new ArrayList<>();
        List<String> options = new ArrayList<>();
        int threads = 2;
        int other = 0;
        boolean combined = false;
        boolean quiet = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--server" -> servers = majors(args[++i]);
                case "--dialect" -> dialects = majors(args[++i]);
                case "--fixture" -> fixtures.addAll(Fixtures.matching(args[++i]));
                case "--sql" -> fixtures.add(Fixture.ofScript(Path.of(args[++i])));
                case "--options" -> options.add(args[++i]);
                case "--option-sets" -> options.addAll(OptionSets.all());
                case "--combined" -> combined = true;
                case "--threads" -> threads = Integer.parseInt(args[++i]);
                case "--other-stock" -> other = ServerVersion.release(args[++i]);
                case "--quiet" -> quiet = true;
                case "--list" -> list();
                default -> usage();
            }
        }
        return new MatrixArguments(
                servers,
                dialects,
                fixtures.isEmpty() ? Fixtures.all() : fixtures,
                options.isEmpty() ? List.of("") : options,
                threads,
                other,
                combined,
                quiet);
    }

    List<Integer> dialectsFor(int server) {
        if (!dialects.isEmpty()) {
            return dialects;
        }
        return List.of(server == 906 ? 13 : Math.max(server, 13));
    }

    Dumper other(StockTools tools) {
        return other == 0
                ? Dumper.pgconvoy(tools)
                : Dumper.stock(Stock.ofThisRun().tools(other).orElseThrow());
    }

    /** Databases of kept servers never change, so neither do stock's dumps of them. */
    Dumper stock(StockTools tools) {
        String keep = System.getenv("PGCONVOY_KEEP_SERVERS");
        return keep == null
                ? Dumper.stock(tools)
                : Dumper.stockKeptIn(Path.of(System.getProperty("java.io.tmpdir"), keep + "-dumps"), tools);
    }

    private static List<Integer> majors(String text) {
        return Stream.of(text.split(",")).map(ServerVersion::release).toList();
    }

    private static void list() {
        Fixtures.all().forEach(System.out::println);
        System.exit(0);
    }

    private static void usage() {
        System.err.print(USAGE);
        System.exit(2);
    }
}
