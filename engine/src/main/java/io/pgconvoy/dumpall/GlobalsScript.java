package io.pgconvoy.dumpall;

import io.pgconvoy.api.ClusterScope;
import io.pgconvoy.api.DumpAllOptions;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of the script that belongs to no database.
 *
 * <pre>
 * globals = [drop-databases] [drop-tablespaces] [drop-roles] [roles memberships [parameters]] [tablespaces]
 * </pre>
 *
 * Each part has a heading unless it is empty, and ends with two empty lines even if it is.
 */
final class GlobalsScript {
    private static final String END_OF_PART = "\n\n";

    private final Cluster cluster;
    private final GlobalsContext context;
    private final DumpAllOptions options;
    private final ProgressListener progress;

    GlobalsScript(Cluster cluster, GlobalsContext context, DumpAllOptions options, ProgressListener progress) {
        this.cluster = cluster;
        this.context = context;
        this.options = options;
        this.progress = progress;
    }

    /** What opens every part of a script: {@code title} in a comment of three lines. */
    static String heading(String title) {
        return "--\n-- " + title + "\n--\n\n";
    }

    String text() {
        if (!options.definitions()) {
            return "";
        }
        boolean roles = options.scope().roles();
        boolean tablespaces = options.scope().tablespaces() && !context.omits(Omission.TABLESPACES);
        StringBuilder text = new StringBuilder();
        if (options.script().clean()) {
            text.append(options.scope() == ClusterScope.EVERYTHING ? dropDatabases() : "");
            text.append(tablespaces ? dropTablespaces() : "");
            text.append(roles ? dropRoles() : "");
        }
        if (roles) {
            text.append(roles()).append(memberships()).append(parameters());
        }
        return text.append(tablespaces ? tablespaces() : "").toString();
    }

    private String dropDatabases() {
        String title = "Drop databases (except postgres and template1)";
        return part(
                title,
                cluster.databases().names().isEmpty(),
                cluster.databases().drops(context));
    }

    private String dropTablespaces() {
        List<String> names = new ArrayList<>();
        cluster.tablespaces().forEach(tablespace -> names.add(tablespace.name()));
        names.sort(cluster.text().byteOrder());
        return part("Drop tablespaces", names.isEmpty(), drops("TABLESPACE", names));
    }

    private String dropRoles() {
        List<String> names = cluster.roles().stream().map(Role::name).toList();
        return part("Drop roles", names.isEmpty(), drops("ROLE", names));
    }

    private String drops(String type, List<String> names) {
        return names.stream().map(name -> context.drop(type, name)).collect(Collectors.joining());
    }

    private String roles() {
        StringBuilder sql = new StringBuilder();
        for (Role role : cluster.roles()) {
            if (role.isReserved()) {
                progress.warning("role name starting with \"pg_\" skipped (" + role.name() + ")", null);
            } else {
                sql.append(role.create(context, cluster.labels()));
            }
        }
        if (cluster.settings().concernAllRoles()) {
            progress.warning("settings made by ALTER ROLE ALL for every database are not dumped", null);
        }
        sql.append(cluster.settings().statements(context, cluster.roles()));
        return part("Roles", cluster.roles().isEmpty(), sql.toString());
    }

    private String memberships() {
        List<Membership> memberships = cluster.memberships();
        String grants = new MembershipGrants(context, progress).statements(memberships);
        return part("Role memberships", memberships.isEmpty(), grants);
    }

    private String parameters() {
        boolean known = cluster.parametersKnown() && context.has(Feature.PARAMETER_PRIVILEGES);
        if (!known || context.omits(Omission.PRIVILEGES)) {
            return "";
        }
        List<Parameter> parameters = cluster.parameters();
        String grants = parameters.stream()
                .map(parameter -> parameter.privileges(context))
                .collect(Collectors.joining());
        return part("Role privileges on configuration parameters", parameters.isEmpty(), grants);
    }

    private String tablespaces() {
        List<Tablespace> tablespaces = cluster.tablespaces();
        String sql = tablespaces.stream()
                .map(tablespace -> tablespace.create(context, cluster.labels()))
                .collect(Collectors.joining());
        return part("Tablespaces", tablespaces.isEmpty(), sql);
    }

    private static String part(String title, boolean empty, String statements) {
        return (empty ? "" : heading(title)) + statements + END_OF_PART;
    }
}
