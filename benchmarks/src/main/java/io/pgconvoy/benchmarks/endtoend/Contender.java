package io.pgconvoy.benchmarks.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that dumps in a certain way.
 *
 * @param command the program
 * @param options what it is given besides connection and output
 * @param rival the name of the stock contender that it is compared with: the one of the same codec where there is one
 * @param environment variables that it has besides those of the harness
 */
record Contender(
        String name,
        List<String> command,
        List<String> options,
        @Nullable String rival,
        Map<String, String> environment) {

    static Contender stock(int major, String program, String... options) {
        String name = "pg_dump " + major + " " + String.join(" ", options);
        return new Contender(name, List.of(program), List.of(options), null, Map.of());
    }

    Contender against(String other) {
        return new Contender(name, command, options, other, environment);
    }

    static Contender pgconvoy(String program, String rival, String... options) {
        String name = "pgconvoy " + String.join(" ", options);
        return new Contender(name, List.of(program, "dump"), List.of(options), rival, Map.of());
    }

    /** The same, on another Java than the one that is found first. */
    Contender on(Java java) {
        return new Contender(
                name + " (Java " + java.major() + ")",
                command,
                options,
                rival,
                Map.of("JAVA_HOME", java.home().toString()));
    }

    /** Whether it and its rival compress at a level that takes no longer than reading does. */
    boolean isQuick() {
        return options.contains("zstd:1");
    }

    /** Has the launcher make for its Java what it makes once. */
    void prepare() throws IOException, InterruptedException {
        ProcessBuilder version = new ProcessBuilder(command.get(0), "--version").inheritIO();
        version.environment().putAll(environment);
        version.start().waitFor();
    }

    MeasuredProcess dump(int port, Scenario scenario, String output) {
        List<String> words = new ArrayList<>(command);
        words.addAll(options);
        words.addAll(List.of("-h", "localhost", "-p", String.valueOf(port), "-U", "postgres", "--no-sync"));
        words.addAll(List.of("-f", output, scenario.id()));
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("PGCONVOY_JAVA_OPTS", scenario.heap());
        return new MeasuredProcess(words, variables);
    }
}
