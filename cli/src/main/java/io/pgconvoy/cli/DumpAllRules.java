package io.pgconvoy.cli;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.cli.getopt.ArgumentException;
import io.pgconvoy.cli.getopt.Arguments;
import io.pgconvoy.cli.getopt.Given;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What pg_dumpall checks of its arguments. Most it leaves to the pg_dump that it starts for each database, which looks at
 * what it is given: {@link #checkPassedOn}.
 */
final class DumpAllRules implements ArgumentRules {
    /** Options that have another meaning for pg_dump, or none. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("c", "d", "f", "g", "h", "if-exists", "l", "p", "r", "t", "exclude-database");

    private final Dialect dialect;
    private final boolean asStock;
    private final DumpRules databaseRules;
    private final FilterOptions filters;
    private final DumpAllCommand command;

    DumpAllRules(Dialect dialect, boolean asStock, CommandContext context, DumpAllCommand command) {
        this.dialect = dialect;
        this.asStock = asStock;
        this.databaseRules = new DumpRules(dialect, true, context, extension -> {});
        this.filters = new FilterOptions(context.standardStreams());
        this.command = command;
    }

    @Override
    public List<Given> arrived(Given option) {
        if (!option.key().equals("filter")) {
            return List.of(option);
        }
        List<String> databases = new ArrayList<>();
        filters.forDumpAll(option.text(), databases);
        return databases.stream()
                .map(pattern -> new Given("exclude-database", pattern))
                .toList();
    }

    @Override
    public void check(Arguments arguments) {
        if (arguments.has("exclude-database") && (arguments.has("g") || arguments.has("r") || arguments.has("t"))) {
            throw ArgumentException.error("option --exclude-database cannot be used together with -g/--globals-only,"
                    + " -r/--roles-only, or -t/--tablespaces-only");
        }
        exclude(arguments, "g", "r");
        exclude(arguments, "g", "t");
        Together together = new Together(arguments);
        together.require("if-exists", "c");
        if (dialect.has(Feature.CLUSTER_CLEAN_NEEDS_DEFINITIONS)) {
            together.exclude("c", "a");
        }
        exclude(arguments, "r", "t");
        String key = arguments.last("restrict-key");
        if (key != null) {
            OptionWords.checkRestrictKey(key);
        }
        command.checkDatabases((name, clean) -> {
            checkName(name);
            checkPassedOn(arguments, clean);
        });
    }

    private static void exclude(Arguments arguments, String one, String other) {
        if (arguments.has(one) && arguments.has(other)) {
            throw ArgumentException.error(Together.complaint(arguments, one, other));
        }
    }

    /** Stock fails here already, as it cannot hand such a name on to pg_dump; no script could connect by it either. */
    private void checkName(String name) {
        if (asStock && (name.contains("\n") || name.contains("\r"))) {
            throw new UsageException(
                    "shell command argument contains a newline or carriage return: \" dbname='" + name + "'\"");
        }
    }

    /** @param clean whether this is one of the databases that stock has its pg_dump drop */
    private void checkPassedOn(Arguments arguments, boolean clean) {
        List<Given> passedOn = new ArrayList<>();
        if (clean) {
            passedOn.add(new Given("c", null));
        }
        for (Given option : arguments.options()) {
            if (!NOT_PASSED_ON.contains(option.key())) {
                passedOn.addAll(databaseRules.arrived(option));
            }
        }
        databaseRules.check(new Arguments(arguments.table(), passedOn, List.of()));
    }
}
