package io.pgconvoy.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who takes part against one server: the stock releases that are installed and can read it, and pgconvoy. */
final class Contenders {
    private static final List<Integer> STOCK_MAJORS = List.of(15, 17, 18);

    /** The first stock major that writes zstd. */
    private static final int ZSTD = 16;

    private final List<Contender> all = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Contenders(int server, String program, Path stockRoot) {
        Map<Integer, String> stock = new TreeMap<>();
        for (int major : STOCK_MAJORS) {
            String found = find(stockRoot, major);
            if (found.isEmpty()) {
                leftOut.add("pg_dump " + major + " is not installed: left out");
            } else if (major < server) {
                leftOut.add("pg_dump " + major + " is older than server " + server + " and refuses it: left out");
            } else {
                stock.put(major, found);
            }
        }
        stock.forEach((major, path) -> all.add(Contender.stock(major, path, "-Fc")));
        int newest = stock.keySet().stream().max(Integer::compare).orElse(0);
        if (newest >= ZSTD) {
            String path = stock.getOrDefault(newest, "");
            all.add(Contender.stock(newest, path, "-Fc", "-Z", "zstd:1"));
            all.add(Contender.stock(newest, path, "-Fd", "-j2"));
            all.add(Contender.stock(newest, path, "-Fd", "-j2", "-Z", "zstd:1"));
        }
        String rival = "pg_dump " + newest + " ";
        String compat = server >= ZSTD ? "" : "--compat=18";
        addOurs(program, rival + "-Fc", compat, "-Fc");
        addOurs(program, rival + "-Fc", compat, "-Fc", "-j1", "-Z", "gzip");
        addOurs(program, rival + "-Fc", compat, "-Fc", "-j2", "-Z", "gzip");
        addOurs(program, rival + "-Fc -Z zstd:1", compat, "-Fc", "-j2", "-Z", "zstd:1");
        addOurs(program, rival + "-Fd -j2", compat, "-Fd", "-j2", "-Z", "gzip");
        addOurs(program, rival + "-Fd -j2 -Z zstd:1", compat, "-Fd", "-j2", "-Z", "zstd:1");
        Java.withCache()
                .ifPresent(java ->
                        all.add(ours(program, rival + "-Fc", compat, "-Fc").on(java)));
    }

    private void addOurs(String program, String rival, String compat, String... options) {
        all.add(ours(program, rival, compat, options));
    }

    private static Contender ours(String program, String rival, String compat, String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        if (!compat.isEmpty()) {
            words.add(compat);
        }
        return Contender.pgconvoy(program, rival, words.toArray(String[]::new));
    }

    /** Those that take part in a scenario. What Java it is matters where nothing but the start counts. */
    List<Contender> of(Scenario scenario) {
        return all.stream()
                .filter(contender -> contender.environment().isEmpty() || scenario == Scenario.EMPTY)
                .filter(contender -> !scenario.isAboutDefinitions()
                        || contender.options().get(0).equals("-Fc")
                                && !contender.options().contains("-Z"))
                .toList();
    }

    /** Those that go one after the other, stock's first. */
    List<Contender> slow(Scenario scenario) {
        return of(scenario).stream().filter(contender -> !contender.isQuick()).toList();
    }

    /** Those whose seconds chance counts for more in: each behind the one that it is compared with. */
    List<Contender> quick(Scenario scenario) {
        return of(scenario).stream()
                .filter(Contender::isQuick)
                .sorted(Comparator.comparing(contender -> contender.options().get(0)))
                .toList();
    }

    /** A line for each that cannot take part. */
    List<String> leftOut() {
        return leftOut;
    }

    /** Empty where it is not installed. */
    private static String find(Path root, int major) {
        Path own = root.resolve(Path.of("bin", String.valueOf(major), "pg_dump"));
        Path system = Path.of("/usr/lib/postgresql", String.valueOf(major), "bin/pg_dump");
        return List.of(own, system).stream()
                .filter(path -> path.toFile().canExecute())
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }
}
