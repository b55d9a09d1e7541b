package io.pgconvoy.compat;

import io.pgconvoy.compat.dump.Dumper;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.connect.ServerVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param servers majors
 * @param dialects majors, empty for the server's own (at least 13)
 * @param databases what is dumped; empty for each fixture by itself
 * @param seeds of random schemas, each in a database of its own
 * @param other the major of a stock pg_dump to compare with in place of pgconvoy, 0 for pgconvoy
 * @param page where the table goes as a page, besides standard output
 */
record MatrixArguments(
        List<Integer> servers,
        List<Integer> dialects,
        Set<LargeDatabase> databases,
        List<Fixture> fixtures,
        List<Long> seeds,
        List<String> options,
        int threads,
        int other,
        boolean quiet,
        @Nullable Path page) {
    static final String USAGE = """
        diff-stock [--server 13,14,15,16,17,18] [--dialect MAJOR,..|all] [--fixture 'KIND/NAME']... [--sql FILE]...
                   [--random FROM[-TO]] [--combined] [--contrib] [--regression] [--options 'PG_DUMP OPTIONS']... [--option-sets]
                   [--threads 2] [--other-stock MAJOR] [--quiet] [--page FILE] [--list]
        Dumps each fixture (all, or those matching a pattern such as 'tables/*') with stock pg_dump of the dialect
        and with pgconvoy, and prints what differs. Without --dialect it is the server's own major; 'all' are those
        that the server's age allows.
        --combined, --contrib and --regression dump instead: all fixtures in one database, all extensions that come
        with PostgreSQL, what PostgreSQL's regression tests leave (compat-tests/regression-suite).
        --random takes schemas that are made up by chance, one for each seed.
        --option-sets takes every set of src/test/resources/option-sets.
        --other-stock compares with another stock pg_dump in place of pgconvoy.
        --page writes the table to FILE, too.
        """;

    private static final List<Integer> DIALECTS = List.of(13, 14, 15, 16, 17, 18, 19);

    static MatrixArguments parse(String[] args) {
        List<Integer> servers = List.of(13, 14, 15, 16, 17, 18);
        List<Integer> dialects = List.of();
        Set<LargeDatabase> databases = EnumSet.noneOf(LargeDatabase.class);
        List<Fixture> fixtures = new ArrayList<>();
        List<Long> seeds = new ArrayList<>();
        List<String> options = new ArrayList<>();
        int threads = 2;
        int other = 0;
        boolean quiet = false;
        Path page = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--server" -> servers = majors(args[++i]);
                case "--dialect" -> dialects = args[++i].equals("all") ? DIALECTS : majors(args[i]);
                case "--fixture" -> fixtures.addAll(Fixtures.matching(args[++i]));
                case "--sql" -> fixtures.add(Fixture.ofScript(Path.of(args[++i])));
                case "--random" -> seeds.addAll(seeds(args[++i]));
                case "--combined" -> databases.add(LargeDatabase.FIXTURES);
                case "--contrib" -> databases.add(LargeDatabase.CONTRIB);
                case "--regression" -> databases.add(LargeDatabase.REGRESSION);
                case "--options" -> options.add(args[++i]);
                case "--option-sets" -> options.addAll(OptionSets.all());
                case "--threads" -> threads = Integer.parseInt(args[++i]);
                case "--other-stock" -> other = ServerVersion.release(args[++i]);
                case "--quiet" -> quiet = true;
                case "--page" -> page = Path.of(args[++i]);
                case "--list" -> list();
                default -> usage();
            }
        }
        return new MatrixArguments(
                servers,
                dialects,
                databases,
                fixtures.isEmpty() ? Fixtures.all() : fixtures,
                seeds,
                options.isEmpty() ? List.of("") : options,
                threads,
                other,
                quiet,
                page);
    }

    /** Stock pg_dump refuses servers newer than itself. */
    List<Integer> dialectsFor(int server) {
        int oldest = server == 906 ? 13 : Math.max(server, 13);
        return dialects.isEmpty()
                ? List.of(oldest)
                : dialects.stream().filter(dialect -> dialect >= oldest).toList();
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

    private static List<Long> seeds(String range) {
        String[] ends = range.split("-", 2);
        long first = Long.parseLong(ends[0]);
        return LongStream.rangeClosed(first, Long.parseLong(ends[ends.length - 1]))
                .boxed()
                .toList();
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
