package io.pgconvoy.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param runs of each program on each database
 * @param megabytes of COPY text in each database, roughly
 * @param servers majors
 * @param program pgconvoy's own launcher
 * @param page where the results are written, with a chart beside it; null for nowhere
 */
record Settings(
        int runs,
        int megabytes,
        List<Integer> servers,
        String program,
        @Nullable Path page,
        List<Scenario> scenarios) {
    static final String USAGE = """
        usage: benchmarks/end-to-end [--runs N] [--size MB] [--servers 18,15] [--program PGCONVOY] [--page FILE.md]
                                     [SCENARIO ...]
        """;

    static Settings parse(String[] arguments) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(arguments));
        int runs = 3;
        int megabytes = 50;
        List<Integer> servers = List.of(18);
        String program = "bin/pgconvoy";
        Path page = null;
        List<Scenario> scenarios = new ArrayList<>();
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "--runs" -> runs = Integer.parseInt(words.remove());
                case "--size" -> megabytes = Integer.parseInt(words.remove());
                case "--servers" ->
                    servers = Arrays.stream(words.remove().split(","))
                            .map(Integer::valueOf)
                            .toList();
                case "--program" -> program = words.remove();
                case "--page" -> page = Path.of(words.remove());
                default -> scenarios.add(Scenario.of(word));
            }
        }
        return new Settings(
                runs, megabytes, servers, program, page, scenarios.isEmpty() ? Scenario.usual() : scenarios);
    }

    /** The command line that gives these results again. */
    String command() {
        String names = scenarios.equals(Scenario.usual())
                ? ""
                : " " + String.join(" ", scenarios.stream().map(Scenario::id).toList());
        String majors = String.join(
                ",", servers.stream().map(major -> String.valueOf(major)).toList());
        return "benchmarks/end-to-end --runs " + runs + " --size " + megabytes + " --servers " + majors
                + (page == null ? "" : " --page " + page) + names;
    }
}
