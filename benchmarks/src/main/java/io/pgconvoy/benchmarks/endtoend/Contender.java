package io.pgconvoy.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that dumps in a certain way.
 *
 * @param command the program
 * @param options what it is given besides connection and output
 * @param rival the name of the stock contender that it is compared with: the one of the same codec where there is one
 */
record Contender(
        String name,
        List<String> command,
        List<String> options,
        @Nullable String rival) {

    static Contender stock(int major, String program, String... options) {
        String name = "pg_dump " + major + " " + String.join(" ", options);
        return new Contender(name, List.of(program), List.of(options), null);
    }

    Contender against(String other) {
        return new Contender(name, command, options, other);
    }

    static Contender pgconvoy(String program, String rival, String... options) {
        String name = "pgconvoy " + String.join(" ", options);
        return new Contender(name, List.of(program, "dump"), List.of(options), rival);
    }

    MeasuredProcess dump(int port, Scenario scenario, String output) {
        List<String> words = new ArrayList<>(command);
        words.addAll(options);
        words.addAll(List.of("-h", "localhost", "-p", String.valueOf(port), "-U", "postgres", "--no-sync"));
        words.addAll(List.of("-f", output, scenario.id()));
        return new MeasuredProcess(words, Map.of("PGCONVOY_JAVA_OPTS", scenario.heap()));
    }
}
