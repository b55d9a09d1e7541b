package io.pgconvoy.cli;

import io.pgconvoy.api.ClusterScope;
import io.pgconvoy.api.filter.FilterFile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much of a cluster a dump takes. */
@Heading("Options selecting what is dumped of the cluster")
final class ClusterSelectionOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-g", "--globals-only"},
            description = "only roles and tablespaces, no databases")
    private boolean globalsOnly;

    @Option(
            names = {"-r", "--roles-only"},
            description = "only roles, no databases and no tablespaces")
    private boolean rolesOnly;

    @Option(
            names = {"-t", "--tablespaces-only"},
            description = "only tablespaces, no databases and no roles")
    private boolean tablespacesOnly;

    @Option(
            names = "--exclude-database",
            paramLabel = "PATTERN",
            description = "not these databases; may be given several times")
    private List<String> excludedDatabases = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "FILENAME",
            description = "read databases to exclude from this file (- for standard input)")
    private List<String> filters = new ArrayList<>();

    @Option(names = "--no-role-passwords", description = "leave out the passwords of roles")
    private boolean noRolePasswords;

    boolean rolePasswords() {
        return !noRolePasswords;
    }

    ClusterScope scope() {
        if (globalsOnly) {
            return ClusterScope.GLOBALS;
        }
        if (rolesOnly) {
            return ClusterScope.ROLES;
        }
        return tablespacesOnly ? ClusterScope.TABLESPACES : ClusterScope.EVERYTHING;
    }

    /** From options and filter files alike. */
    List<String> excludedDatabases(CommandContext context) {
        List<String> patterns = new ArrayList<>(excludedDatabases);
        DatabaseFilter filter = new DatabaseFilter(patterns);
        for (String file : filters) {
            if (file.equals("-")) {
                FilterFile.readStandardInput(StandardInput.read(context.standardStreams()), filter);
            } else {
                FilterFile.read(file, filter);
            }
        }
        return patterns;
    }

    /** In the order in which stock checks. */
    void check(boolean databasesExcluded) {
        if (databasesExcluded && (globalsOnly || rolesOnly || tablespacesOnly)) {
            throw refusal("option --exclude-database cannot be used together with -g/--globals-only, -r/--roles-only,"
                    + " or -t/--tablespaces-only");
        }
        exclude(globalsOnly && rolesOnly, "-g/--globals-only and -r/--roles-only");
        exclude(globalsOnly && tablespacesOnly, "-g/--globals-only and -t/--tablespaces-only");
    }

    /** Stock looks at other options between this and {@link #check}. */
    void checkFurther() {
        exclude(rolesOnly && tablespacesOnly, "-r/--roles-only and -t/--tablespaces-only");
    }

    private void exclude(boolean both, String names) {
        if (both) {
            throw refusal("options " + names + " cannot be used together");
        }
    }

    private ParameterException refusal(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
