package io.pgconvoy.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param runs of each program on each database
 * @param megabytes of COPY text in each database, roughly, unless it has a size of its own
 * @param sizes of such databases, in megabytes
 * @param servers majors
 * @param program pgconvoy's own launcher
 * @param page where the results are written, with a chart beside it; null for nowhere
 */
record Settings(
        int runs,
        int megabytes,
        Map<Scenario, Integer> sizes,
        List<Integer> servers,
        String program,
        @Nullable Path page,
        List<Scenario> scenarios) {
    private static final int STARTS = 9;
    private static final int QUICK = 3;
    private static final int INDEX_BUILDS = 3;

    static final String USAGE = """
        usage: benchmarks/end-to-end [--runs N] [--size MB] [--servers 18,15] [--program PGCONVOY] [--page FILE.md]
                                     [SCENARIO[=MB] ...]
        """;

    static Settings parse(String[] arguments) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(arguments));
        int runs = 3;
        int megabytes = 50;
        List<Integer> servers = List.of(18);
        String program = "bin/pgconvoy";
        Path page = null;
        List<Scenario> scenarios = new ArrayList<>();
        Map<Scenario, Integer> sizes = new EnumMap<>(Scenario.class);
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
                default -> {
                    String[] sized = word.split("=", 2);
                    Scenario scenario = Scenario.of(sized[0]);
                    scenarios.add(scenario);
                    if (sized.length > 1) {
                        sizes.put(scenario, Integer.valueOf(sized[1]));
                    }
                }
            }
        }
        return new Settings(
                runs, megabytes, sizes, servers, program, page, scenarios.isEmpty() ? Scenario.usual() : scenarios);
    }

    /**
     * A start is so short that chance counts, and so does it where all of them wait for the same index: these are
     * repeated.
     */
    int runs(Scenario scenario) {
        return switch (scenario) {
            case EMPTY -> Math.max(runs, STARTS);
            case ONE_INDEX -> Math.max(runs, INDEX_BUILDS);
            default -> runs;
        };
    }

    /** Of each program that {@link Contender#isQuick is quick}. */
    int quickRuns(Scenario scenario) {
        return scenario.hasRows() ? runs(scenario) * QUICK : runs(scenario);
    }

    /** Of COPY text in a scenario's database, roughly. */
    int megabytes(Scenario scenario) {
        return sizes.getOrDefault(scenario, megabytes);
    }

    private String argument(Scenario scenario) {
        return sizes.containsKey(scenario) ? scenario.id() + "=" + sizes.get(scenario) : scenario.id();
    }

    /** The command line that gives these results again. */
    String command() {
        String names = scenarios.equals(Scenario.usual())
                ? ""
                : " " + String.join(" ", scenarios.stream().map(this::argument).toList());
        String majors = String.join(
                ",", servers.stream().map(major -> String.valueOf(major)).toList());
        return "benchmarks/end-to-end --runs " + runs + " --size " + megabytes + " --servers " + majors
                + (page == null ? "" : " --page " + page) + names;
    }
}
