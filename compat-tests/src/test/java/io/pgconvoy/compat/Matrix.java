package io.pgconvoy.compat;

import io.pgconvoy.compat.dump.Comparison;
import io.pgconvoy.compat.dump.Dumper;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.random.RandomDatabase;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Dumps databases with stock pg_dump and with pgconvoy, and prints server x dialect x option set: differing lines. */
public final class Matrix {
    private final MatrixArguments arguments;
    private final MatrixTable table = new MatrixTable();

    private Matrix(MatrixArguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] args) throws Exception {
        Matrix matrix = new Matrix(MatrixArguments.parse(args));
        matrix.run();
        System.exit(matrix.table.isAllEqual() ? 0 : 1);
    }

    private void run() throws InterruptedException, IOException {
        for (int major : arguments.servers()) {
            StockServer server = Stock.ofThisRun().server(major).orElse(null);
            if (server == null) {
                table.notRun("no server " + major + " on this machine");
                continue;
            }
            for (int dialect : arguments.dialectsFor(major)) {
                StockTools tools = Stock.ofThisRun().tools(dialect).orElse(null);
                if (tools == null) {
                    table.notRun("no stock tools " + dialect + " on this machine");
                    continue;
                }
                for (Subject subject : subjects(FixtureServer.of(server), tools)) {
                    compare(server, tools, subject);
                }
            }
        }
        System.out.println("\n" + table.text());
        if (arguments.page() != null) {
            Path page = arguments.page();
            Files.writeString(page, table.page(Files.isRegularFile(page) ? Files.readString(page) : ""));
        }
    }

    /** Databases that are reported as one. */
    private record Subject(String name, List<Member> members) {}

    /** One database, made when first asked for. */
    private record Member(String name, Supplier<String> database) {}

    private List<Subject> subjects(FixtureServer server, StockTools tools) {
        List<Subject> subjects = new ArrayList<>();
        if (!arguments.seeds().isEmpty()) {
            subjects.add(new Subject(
                    "random schemas",
                    arguments.seeds().stream()
                            .map(seed -> new Member("random/" + seed, () -> RandomDatabase.of(seed, server.server())))
                            .toList()));
        } else if (arguments.databases().isEmpty()) {
            List<Member> members = new ArrayList<>();
            server.applicable(arguments.fixtures()).stream()
                    .filter(fixture -> fixture.isDumpedBy(tools))
                    .forEach(fixture -> members.add(new Member(fixture.id(), () -> server.database(fixture))));
            subjects.add(new Subject("each fixture", members));
        }
        for (LargeDatabase large : arguments.databases()) {
            large.database(server, arguments.fixtures())
                    .ifPresent(name -> subjects.add(
                            new Subject(large.toString(), List.of(new Member(large.toString(), () -> name)))));
        }
        return subjects;
    }

    private void compare(StockServer server, StockTools tools, Subject subject) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(arguments.threads());
        try {
            List<Future<MatrixTable.Row>> rows = new ArrayList<>();
            for (String options : arguments.options()) {
                if (options.contains("-Fc") && !tools.has("pg_restore")) {
                    table.notRun("no pg_restore " + tools.major() + " on this machine, which lists archives");
                    continue;
                }
                for (Member member : subject.members()) {
                    rows.add(workers.submit(() -> compare(server, tools, subject, member, options)));
                }
            }
            for (Future<MatrixTable.Row> row : rows) {
                table.add(row.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(subject + " on " + server.version(), e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private MatrixTable.Row compare(
            StockServer server, StockTools tools, Subject subject, Member member, String options) {
        Comparison comparison = Comparison.of(
                Dumper.listed(arguments.stock(tools), tools),
                Dumper.listed(arguments.other(tools), tools),
                server,
                member.database().get(),
                OptionSets.arguments(options));
        if (comparison.isForStockToJudge() && !comparison.isEqual()) {
            print(server, tools, member, options, comparison);
        }
        return new MatrixTable.Row(
                subject.name(),
                server.version().toString(),
                tools.release(),
                options,
                comparison.isForStockToJudge(),
                comparison.isEqual(),
                comparison.difference().lines());
    }

    private synchronized void print(
            StockServer server, StockTools tools, Member member, String options, Comparison comparison) {
        System.out.printf(
                "-- server %s dialect %s %s %s: %s%n",
                server.major(), tools.release(), options, member.name(), comparison.verdict());
        if (!arguments.quiet()) {
            System.out.println(comparison.explanation());
        }
    }
}
