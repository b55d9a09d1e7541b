package io.pgconvoy.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that dumps in a certain way.
 *
 * @param options what it is given besides connection and output
 */
record Contender(String name, List<String> program, List<String> options) {
    /** What all others are compared with. */
    static final String YARDSTICK = "pg_dump 18 -Fc";

    private static final List<Integer> STOCK_MAJORS = List.of(15, 17, 18);

    /** Stock as it comes and at the codec of ours, then ours. */
    static List<Contender> all(Path stockRoot) {
        List<Contender> contenders = new ArrayList<>();
        for (int major : STOCK_MAJORS) {
            contenders.add(stock(stockRoot, major, "-Fc"));
        }
        contenders.add(stock(stockRoot, 18, "-Fc", "-Z", "zstd:1"));
        contenders.add(stock(stockRoot, 18, "-Fd", "-j2", "-Z", "zstd:1"));
        contenders.removeIf(
                contender -> !Path.of(contender.program().get(0)).toFile().canExecute());
        contenders.add(pgconvoy("-Fc", "-j1", "-Z", "gzip"));
        contenders.add(pgconvoy("-Fc", "-j2", "-Z", "gzip"));
        contenders.add(pgconvoy("-Fc", "-j2", "-Z", "zstd:1"));
        contenders.add(pgconvoy("-Fd", "-j2", "-Z", "zstd:1"));
        return contenders;
    }

    private static Contender pgconvoy(String... options) {
        return new Contender(
                "pgconvoy " + String.join(" ", options), List.of("bin/pgconvoy", "dump"), List.of(options));
    }

    private static Contender stock(Path root, int major, String... options) {
        Path own = root.resolve(Path.of("bin", String.valueOf(major), "pg_dump"));
        Path system = Path.of("/usr/lib/postgresql", String.valueOf(major), "bin/pg_dump");
        Path program = own.toFile().canExecute() ? own : system;
        return new Contender(
                "pg_dump " + major + " " + String.join(" ", options), List.of(program.toString()), List.of(options));
    }

    boolean isOurs() {
        return name.startsWith("pgconvoy");
    }

    MeasuredProcess dump(int port, Scenario scenario, Path output) {
        List<String> command = new ArrayList<>(program);
        command.addAll(options);
        command.addAll(List.of("-h", "localhost", "-p", String.valueOf(port), "-U", "postgres", "--no-sync"));
        command.addAll(List.of("-f", output.toString(), scenario.id()));
        return new MeasuredProcess(command, Map.of("PGCONVOY_JAVA_OPTS", scenario.heap));
    }
}
