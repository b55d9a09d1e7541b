package io.pgconvoy.benchmarks.endtoend;

import io.pgconvoy.connect.SlowPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Dumps generated databases with pgconvoy and the stock releases that are installed, in alternation. Prints each run as
 * it ends, then the tables of docs/benchmarks.md.
 */
public final class EndToEnd {
    private final Settings settings;
    private final Path folder;
    private final List<Results> results = new ArrayList<>();
    private final List<Results> restores = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> versions = new ArrayList<>();

    private EndToEnd(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Settings.USAGE);
            return;
        }
        Settings settings = Settings.parse(arguments);
        Path folder = Files.createTempDirectory("pgconvoy-benchmark");
        try {
            new EndToEnd(settings, folder).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        for (int major : settings.servers()) {
            try (BenchmarkServer server = BenchmarkServer.start(major, Path.of("benchmarks/target/servers"))) {
                versions.add(server.version());
                run(server);
            }
        }
        System.out.println();
        System.out.print(page().tables());
    }

    private Page page() throws IOException {
        return new Page(settings, Machine.look(), versions, notes, results, restores);
    }

    private void run(BenchmarkServer server) throws IOException, InterruptedException, SQLException {
        Contenders contenders = new Contenders(server.major(), settings.program(), stockRoot());
        contenders.leftOut().forEach(System.out::println);
        notes.addAll(contenders.leftOut());
        for (Scenario scenario : settings.scenarios()) {
            server.create(scenario.id(), scenario.setup(settings.megabytes(scenario)));
            if (scenario.isDumped()) {
                dump(server, contenders, scenario);
            }
            restore(server, scenario);
            server.drop(scenario.id());
            if (settings.page() != null) {
                page().write(settings.page());
            }
        }
    }

    private void dump(BenchmarkServer server, Contenders contenders, Scenario scenario)
            throws IOException, InterruptedException {
        Results all = new Results(server.major(), scenario);
        results.add(all);
        for (Contender contender : contenders.of(scenario)) {
            if (!contender.environment().isEmpty()) {
                contender.prepare();
            }
        }
        alternate(server, all, contenders.slow(scenario), settings.runs(scenario));
        alternate(server, all, contenders.quick(scenario), settings.quickRuns(scenario));
    }

    private void alternate(BenchmarkServer server, Results all, List<Contender> contenders, int runs)
            throws IOException, InterruptedException {
        for (int run = 1; run <= runs; run++) {
            for (Contender contender : contenders) {
                all.add(contender, measure(server, all.scenario(), contender));
                print(all, run, contender);
            }
        }
    }

    private void restore(BenchmarkServer server, Scenario scenario)
            throws IOException, InterruptedException, SQLException {
        RestoreContenders contenders = RestoreContenders.against(server.major(), settings.program(), stockRoot())
                .orElse(null);
        if (contenders != null && RestoreRuns.include(scenario)) {
            Results all = new Results(server.major(), scenario);
            restores.add(all);
            new RestoreRuns(server, contenders, folder).run(scenario, settings.runs(scenario), all);
        }
    }

    private Measurement measure(BenchmarkServer server, Scenario scenario, Contender contender)
            throws IOException, InterruptedException {
        Path output = folder.resolve("dump");
        try (SlowPath path = SlowPath.to(server.port(), scenario.roundTripMillis())) {
            int port = scenario.roundTripMillis() == 0 ? server.port() : path.port();
            return contender.dump(port, scenario, output.toString()).run(output, server);
        } finally {
            delete(output);
        }
    }

    private static void print(Results all, int run, Contender contender) {
        List<Double> ratios = all.ratios(contender, Measurement::wallSeconds);
        System.out.printf(
                Locale.ROOT,
                "%d %-12s run %d %-32s %7.2f s, client CPU %6.2f s, server CPU %6.2f s, %4.0f MiB, %7.1f MB%s%n",
                all.server(),
                all.scenario().id(),
                run,
                contender.name(),
                all.last(contender).wallSeconds(),
                all.last(contender).cpuSeconds(),
                all.last(contender).serverSeconds(),
                all.last(contender).peakMebibytes(),
                all.last(contender).outputBytes() / 1e6,
                ratios.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT, ", wall %.2f of %s", ratios.get(ratios.size() - 1), contender.rival()));
    }

    /** Where compat-tests/stock-clients installs it. */
    private static Path stockRoot() {
        return Path.of(System.getenv()
                .getOrDefault("PGCONVOY_STOCK", System.getProperty("user.home") + "/.cache/pgconvoy/stock"));
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
