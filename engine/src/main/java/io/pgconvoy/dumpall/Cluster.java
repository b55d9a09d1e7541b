package io.pgconvoy.dumpall;

import io.pgconvoy.api.ClusterScope;
import io.pgconvoy.api.DumpAllOptions;
import io.pgconvoy.api.Omission;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.SessionText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the databases of a cluster share, as of one moment. Lists that nothing asked for are empty.
 *
 * @param text the encoding of all names and texts here
 * @param startupNames under which names the databases to dump are connected to
 * @param parametersKnown whether the server has privileges on parameters at all
 */
record Cluster(
        ServerVersion server,
        SessionText text,
        Map<String, String> startupNames,
        boolean standardStrings,
        List<Role> roles,
        RoleSettings settings,
        List<Membership> memberships,
        boolean parametersKnown,
        List<Parameter> parameters,
        List<Tablespace> tablespaces,
        SharedLabels labels,
        Databases databases) {

    /** Asks a fixed number of queries, and only for what the options want: some catalogs are for superusers only. */
    static Cluster read(Session session, DumpAllOptions options, Dialect dialect) {
        CatalogReader catalog = new CatalogReader(session);
        ClusterScope scope = options.scope();
        RoleSource source = options.rolePasswords() ? RoleSource.PG_AUTHID : RoleSource.PG_ROLES;
        boolean roles = scope.roles() && options.definitions();
        boolean tablespaces = scope.tablespaces() && options.definitions() && !options.omits(Omission.TABLESPACES);
        boolean labels = (roles || tablespaces) && !options.omits(Omission.SECURITY_LABELS);
        // A name that the session's encoding has no letters for is no reason to fail where none is needed.
        Databases databases = scope.databases()
                ? Databases.read(catalog, options.excludedDatabases(), session.encoding(), dialect)
                : Databases.NONE;
        return new Cluster(
                session.server(),
                session.encoding(),
                databases.toDump().stream().collect(Collectors.toMap(name -> name, session::startupName)),
                !"off".equals(session.parameter("standard_conforming_strings")),
                roles ? Role.read(catalog, source) : List.of(),
                roles ? RoleSettings.read(catalog) : RoleSettings.NONE,
                roles ? Membership.read(catalog, source) : List.of(),
                Parameter.areOn(catalog),
                roles && !options.omits(Omission.PRIVILEGES) ? Parameter.read(catalog) : List.of(),
                tablespaces ? Tablespace.read(catalog) : List.of(),
                labels ? SharedLabels.read(catalog) : SharedLabels.none(),
                databases);
    }
}
