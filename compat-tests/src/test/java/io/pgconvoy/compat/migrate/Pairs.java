package io.pgconvoy.compat.migrate;

import io.pgconvoy.compat.dump.RealSchema;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.RegressionSuite;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Moves large databases between servers of many majors, and prints what is not the same on both sides afterwards:
 * {@code compat-tests/migrate-pairs [9.6:18 ...] [fixtures|contrib|regression|schemas ...]}.
 */
public final class Pairs {
    private static final List<String> USUAL = List.of("9.6:18", "13:17", "15:15", "15:18", "17:18", "18:18");
    private static final List<String> SUBJECTS = List.of("fixtures", "contrib", "regression", "schemas");

    /** Functions of the regression tests' own library that later releases of it do not have. */
    private static final String OF_C = """
        DROP FUNCTION IF EXISTS ttdummy();
        DROP FUNCTION IF EXISTS set_ttdummy(integer);
        DROP FUNCTION IF EXISTS get_columns_length(oid[]);
        """;

    /** What no later server takes: postfix operators since 14, columns that a child alone generates since 16. */
    private static final Map<Integer, String> NOT_IN_LATER_RELEASES =
            Map.of(13, OF_C + """
                DROP TABLE gtest_normal_child, gtest_normal_child2;
                DROP OPERATOR #@# (bigint, NONE);
                DROP OPERATOR #%# (bigint, NONE);
                DROP OPERATOR !=- (bigint, NONE);
                DROP OPERATOR #@%# (bigint, NONE);
                """, 15, OF_C + "DROP TABLE gtest_normal_child, gtest_normal_child2");

    private final List<String> subjects;
    private boolean equal = true;

    private Pairs(List<String> subjects) {
        this.subjects = subjects;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        List<String> pairs = words.stream().filter(word -> word.contains(":")).toList();
        List<String> subjects =
                words.stream().filter(word -> !word.contains(":")).toList();
        Pairs run = new Pairs(subjects.isEmpty() ? SUBJECTS : subjects);
        for (String pair : pairs.isEmpty() ? USUAL : pairs) {
            run.pair(major(pair.split(":")[0]), major(pair.split(":")[1]));
        }
        System.exit(run.equal ? 0 : 1);
    }

    private static int major(String release) {
        return release.equals("9.6") ? 906 : Integer.parseInt(release);
    }

    private void pair(int sourceMajor, int targetMajor) throws Exception {
        Optional<StockServer> source = Stock.ofThisRun().server(sourceMajor);
        Optional<StockServer> target = Stock.ofThisRun().server(targetMajor);
        if (source.isEmpty() || target.isEmpty()) {
            System.out.println(sourceMajor + " to " + targetMajor + ": not run, no such server on this machine");
            return;
        }
        FixtureServer from = FixtureServer.of(source.get());
        FixtureServer to = FixtureServer.of(target.get());
        for (Map.Entry<String, Supplier<String>> database : databases(from, to).entrySet()) {
            MigratedPair.Outcome outcome = new MigratedPair(
                            source.get(), database.getValue().get(), target.get(), settings(target.get()))
                    .run();
            boolean same = outcome.equal() && outcome.linesOfDumps() <= 0;
            equal &= same;
            System.out.printf(
                    "%s to %s, %s: %s, %d lines of dumps are not as in stock's copy; %s%n",
                    source.get().version(),
                    target.get().version(),
                    database.getKey(),
                    outcome.equal() ? "equal" : "DIFFERENT",
                    outcome.linesOfDumps(),
                    outcome.result().substring(outcome.result().lastIndexOf('\n') + 1));
            if (!same) {
                System.out.println(outcome.warnings() + "\n" + outcome.result());
            }
            outcome.first().forEach(line -> System.out.println("    " + line));
        }
    }

    /** Every extension that both servers have and take. */
    private static Fixture commonExtensions(FixtureServer to) {
        try {
            String names = Migration.value(
                    to.server(),
                    "postgres",
                    "SELECT string_agg(quote_literal(name), ', ' ORDER BY name) FROM pg_available_extensions");
            return Fixture.ofSetup("contrib", "known to " + to.server().major(), """
                DO $$
                DECLARE extension name;
                BEGIN
                    FOR extension IN SELECT name FROM pg_available_extensions WHERE name IN (%s) ORDER BY 1 LOOP
                        BEGIN
                            EXECUTE format('CREATE EXTENSION IF NOT EXISTS %%I CASCADE', extension);
                        EXCEPTION WHEN OTHERS THEN
                            RAISE NOTICE '%%: %%', extension, SQLERRM;
                        END;
                    END LOOP;
                END $$
                """.formatted(names));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the target finds the functions in C that the regression tests have. */
    private static Map<String, String> settings(StockServer target) {
        return RegressionSuite.of(target)
                .map(suite -> Map.of("dynamic_library_path", "$libdir:" + suite.folder()))
                .orElse(Map.of());
    }

    /** For another major, a copy whose functions in C are wherever the server looks for libraries: each has its own. */
    private static String regression(RegressionSuite suite, StockServer from, StockServer to) {
        String database = suite.database(from);
        if (from.major() == to.major()) {
            return database;
        }
        String copy = database + "_to_" + to.major();
        try {
            from.dropDatabase(copy);
            from.execute("postgres", "CREATE DATABASE " + copy + " TEMPLATE " + database);
            from.execute(
                    "postgres",
                    "ALTER DATABASE " + copy + " SET dynamic_library_path = '$libdir:" + suite.folder() + "'");
            from.execute(copy, NOT_IN_LATER_RELEASES.getOrDefault(from.major(), OF_C));
            from.execute(
                    copy,
                    "UPDATE pg_proc SET probin = regexp_replace(probin, '^/.*/([^/]+)\\.so$', '\\1') WHERE probin ~ '^/'");
            return copy;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Supplier<String>> databases(FixtureServer from, FixtureServer to) {
        Map<String, Supplier<String>> databases = new LinkedHashMap<>();
        if (subjects.contains("fixtures")) {
            databases.put("fixtures", () -> from.database(from.combined(MigrateTest.fixtures(to))));
        }
        if (subjects.contains("contrib")) {
            databases.put("contrib", () -> from.database(commonExtensions(to)));
        }
        if (subjects.contains("regression")) {
            RegressionSuite.of(from.server())
                    .ifPresentOrElse(
                            suite -> databases.put("regression", () -> regression(suite, from.server(), to.server())),
                            () -> System.out.println(
                                    from.server().version() + ": no regression tests (compat-tests/regression-suite)"));
        }
        if (subjects.contains("schemas")) {
            for (RealSchema schema : RealSchema.values()) {
                Fixture filled = Fixture.ofSetup(
                        "filled",
                        schema.name().toLowerCase(Locale.ROOT),
                        schema.script() + "\n;\n" + FilledSchema.FILL);
                databases.put(schema.name(), () -> from.database(filled));
            }
        }
        return databases;
    }
}
