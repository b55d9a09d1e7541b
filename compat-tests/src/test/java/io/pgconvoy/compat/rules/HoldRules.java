package io.pgconvoy.compat.rules;

import io.pgconvoy.compat.OptionSets;
import io.pgconvoy.compat.dump.Difference;
import io.pgconvoy.compat.dump.Dumper;
import io.pgconvoy.compat.dump.PlainText;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes each rule of {@code ordering-rules.txt} away and dumps the fixture that holds it: a dump that stays the same is
 * reported. The program as it is stands for stock, to which every build holds it on these fixtures.
 */
public final class HoldRules {
    private static final List<String> MAJORS = List.of("18", "15", "13", "17");

    private final boolean search;
    private final Map<String, ToolRun> dumps = new HashMap<>();

    private HoldRules(boolean search) {
        this.search = search;
    }

    /** @param args {@code [--search] [WORD...]}: rules whose name has one of the words; look for fixtures oneself */
    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(List.of(args));
        boolean search = words.remove("--search");
        List<HeldRule> rules = HeldRule.all().stream()
                .filter(rule -> words.isEmpty() || words.stream().anyMatch(rule.name()::contains))
                .toList();
        HoldRules hold = new HoldRules(search);
        int loose = 0;
        for (HeldRule rule : rules) {
            String verdict = hold.verdict(rule);
            loose += verdict.startsWith("NOT HELD") ? 1 : 0;
            System.out.println(rule + ": " + verdict);
        }
        System.out.println(rules.size() + " rules, " + loose + " not held");
        System.exit(loose == 0 ? 0 : 1);
    }

    private String verdict(HeldRule rule) throws IOException {
        if (rule.fixture().isEmpty() && !search) {
            return "stands because " + rule.because();
        }
        try (Mutant mutant = Mutant.without(rule, Path.of(System.getProperty("pgconvoy.sources")))) {
            List<Fixture> candidates = candidates(rule);
            for (String on : rule.on().isEmpty() ? MAJORS : List.of(rule.on())) {
                for (Fixture fixture : candidates) {
                    Optional<String> held = holds(on, fixture, mutant);
                    if (held.isPresent()) {
                        return held.get();
                    }
                }
            }
        }
        return "NOT HELD" + (rule.fixture().isEmpty() ? " by any fixture" : " by " + rule.fixture());
    }

    private List<Fixture> candidates(HeldRule rule) {
        List<Fixture> fixtures =
                new ArrayList<>(Fixtures.matching(rule.fixture().isEmpty() ? "none" : rule.fixture()));
        if (search) {
            List.of("ordering/*", "loops/*", "*/*")
                    .forEach(pattern -> Fixtures.matching(pattern).stream()
                            .filter(fixture -> !fixtures.contains(fixture))
                            .forEach(fixtures::add));
        }
        return fixtures;
    }

    private Optional<String> holds(String on, Fixture fixture, Mutant mutant) {
        String[] majors = on.split(" in ");
        int dialect = Integer.parseInt(majors[majors.length - 1]);
        StockServer server =
                Stock.ofThisRun().server(Integer.parseInt(majors[0])).orElse(null);
        StockTools tools = Stock.ofThisRun().tools(dialect).orElse(null);
        if (server == null || tools == null) {
            return Optional.empty();
        }
        FixtureServer fixtures = FixtureServer.of(server);
        if (fixtures.applicable(List.of(fixture)).isEmpty()) {
            return Optional.empty();
        }
        String database = fixtures.database(fixture);
        List<String> sets = new ArrayList<>(List.of("-v"));
        sets.addAll(fixture.options());
        sets.add("-Fc");
        for (String options : sets) {
            ToolRun as = dumps.computeIfAbsent(
                    on + database + options,
                    key -> dump(Dumper.listed(Dumper.pgconvoy(tools), tools), server, database, options));
            ToolRun without = dump(Dumper.listed(mutant.dumper(tools), tools), server, database, options);
            if (isOther(as, without)) {
                return Optional.of("held by " + fixture + " on " + on + " " + options);
            }
        }
        return Optional.empty();
    }

    private static boolean isOther(ToolRun one, ToolRun other) {
        return one.exit() != other.exit()
                || !complaints(one).equals(complaints(other))
                || !Difference.between(lines(one), lines(other)).isNone();
    }

    /** Without the narration, whose lines two threads write. */
    private static List<String> complaints(ToolRun run) {
        return run.stderr()
                .lines()
                .filter(line -> line.matches("pgconvoy: (warning|detail|hint|error):.*"))
                .toList();
    }

    private static List<String> lines(ToolRun run) {
        return PlainText.of(run.stdout()).lines();
    }

    /** A search that comes to no end is another dump, too. */
    private static ToolRun dump(Dumper dumper, StockServer server, String database, String options) {
        try {
            return CompletableFuture.supplyAsync(() -> dumper.dump(server, database, OptionSets.arguments(options)))
                    .get(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new ToolRun(-1, new byte[0], "no end");
        } catch (Exception e) {
            return new ToolRun(-1, new byte[0], String.valueOf(e.getCause()));
        }
    }
}
