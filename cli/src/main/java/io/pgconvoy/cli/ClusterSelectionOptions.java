package io.pgconvoy.cli;

import io.pgconvoy.api.ClusterScope;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How much of a cluster a dump takes. */
@Heading("Options selecting what is dumped of the cluster")
final class ClusterSelectionOptions {
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
    private void filter(List<String> files) {
        throw new IllegalStateException("filter files are read before: " + files);
    }

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

    List<String> excludedDatabases() {
        return excludedDatabases;
    }
}
