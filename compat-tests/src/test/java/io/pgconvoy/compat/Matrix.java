package io.pgconvoy.compat;

import io.pgconvoy.compat.dump.Comparison;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Dumps fixtures with stock pg_dump and with pgconvoy, and prints server x dialect x option set: differing lines. */
public final class Matrix {
    private final MatrixArguments arguments;
    private final List<String> table = new ArrayList<>();
    private int differing;

    private Matrix(MatrixArguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] args) throws Exception {
        Matrix matrix = new Matrix(MatrixArguments.parse(args));
        matrix.run();
        System.exit(matrix.differing == 0 ? 0 : 1);
    }

    private void run() throws InterruptedException {
        for (int major : arguments.servers()) {
            StockServer server = Stock.ofThisRun().server(major).orElse(null);
            if (server == null) {
                System.out.println("no server " + major + " on this machine");
                continue;
            }
            for (int dialect : arguments.dialectsFor(major)) {
                StockTools tools = Stock.ofThisRun().tools(dialect).orElse(null);
                if (tools == null) {
                    System.out.println("no stock tools " + dialect + " on this machine");
                    continue;
                }
                for (String options : arguments.options()) {
                    compare(FixtureServer.of(server), tools, options);
                }
            }
        }
        System.out.println("\nserver   dialect  fixtures  equal  lines  options");
        table.forEach(System.out::println);
    }

    private void compare(FixtureServer server, StockTools tools, String options) throws InterruptedException {
        List<Fixture> fixtures = arguments.combined()
                ? List.of(server.combined(arguments.fixtures()))
                : server.applicable(arguments.fixtures());
        ExecutorService workers = Executors.newFixedThreadPool(arguments.threads());
        try {
            List<Future<Comparison>> comparisons = new ArrayList<>();
            for (Fixture fixture : fixtures) {
                comparisons.add(workers.submit(() -> compare(server, tools, options, fixture)));
            }
            int compared = 0;
            int equal = 0;
            int lines = 0;
            for (int i = 0; i < fixtures.size(); i++) {
                Comparison comparison = result(fixtures.get(i), comparisons.get(i));
                if (comparison == null || !comparison.isForStockToJudge()) {
                    continue;
                }
                compared++;
                lines += comparison.difference().lines();
                equal += comparison.isEqual() ? 1 : 0;
                print(server.server(), tools, options, fixtures.get(i), comparison);
            }
            differing += compared - equal;
            table.add("%-8s %-8s %8d  %5d  %5d  %s"
                    .formatted(server.server().major(), tools.release(), compared, equal, lines, options));
        } finally {
            workers.shutdownNow();
        }
    }

    private static @Nullable Comparison result(Fixture fixture, Future<Comparison> comparison)
            throws InterruptedException {
        try {
            return comparison.get();
        } catch (ExecutionException e) {
            System.out.println("-- " + fixture + ": " + e.getCause());
            return null;
        }
    }

    private Comparison compare(FixtureServer server, StockTools tools, String options, Fixture fixture) {
        String database = server.database(fixture);
        return Comparison.of(
                arguments.stock(tools),
                arguments.other(tools),
                server.server(),
                database,
                OptionSets.arguments(options));
    }

    private void print(StockServer server, StockTools tools, String options, Fixture fixture, Comparison comparison) {
        if (comparison.isEqual()) {
            return;
        }
        System.out.printf(
                "-- server %s dialect %s %s %s: %s%n",
                server.major(), tools.release(), options, fixture, comparison.verdict());
        if (!arguments.quiet()) {
            System.out.println(comparison.explanation());
        }
    }
}
