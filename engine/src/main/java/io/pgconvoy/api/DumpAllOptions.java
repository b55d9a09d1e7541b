package io.pgconvoy.api;

import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Everything one can ask of the dump of a cluster.
 *
 * @param dialect the stock release whose output is reproduced; null for the server's own
 * @param definitions whether roles and tablespaces are defined; not so when only data is wanted
 * @param rolePasswords needs a superuser, to whom alone the passwords are shown
 * @param excludedDatabases psql patterns, exactly as the user wrote them
 * @param maintenanceDatabase where the shared catalogs are read; null for {@code postgres}, or else {@code template1}
 * @param encoding client encoding of the script's global part; null for the maintenance database's own
 * @param role to become after logging in
 * @param binaryUpgrade whether roles and tablespaces keep their OIDs, for pg_upgrade
 * @param output plain text, whatever its format and compression
 * @param databases the options for one database, given its name and how its script begins. What they throw is a failure of that
 *     database: stock dumps each by a program of its own, which looks at its options only then
 */
public record DumpAllOptions(
        @Nullable Dialect dialect,
        ClusterScope scope,
        boolean definitions,
        boolean rolePasswords,
        Set<Omission> omissions,
        boolean quoteAllIdentifiers,
        boolean binaryUpgrade,
        ScriptStyle script,
        List<String> excludedDatabases,
        @Nullable String maintenanceDatabase,
        @Nullable String encoding,
        @Nullable String role,
        DumpOutput output,
        BiFunction<String, ScriptStyle, DumpOptions> databases) {

    public DumpAllOptions {
        omissions = Set.copyOf(omissions);
        excludedDatabases = List.copyOf(excludedDatabases);
    }

    /** The whole cluster, each database dumped with these options. */
    public static DumpAllOptions of(DumpOptions each) {
        return new DumpAllOptions(
                each.dialect(),
                ClusterScope.EVERYTHING,
                each.contents().definitions(),
                true,
                each.omissions(),
                each.statements().quoteAllIdentifiers(),
                each.statements().binaryUpgrade(),
                each.script(),
                List.of(),
                null,
                each.reading().encoding(),
                each.reading().role(),
                each.output(),
                (database, script) -> each.withScript(script));
    }

    public boolean omits(Omission part) {
        return omissions.contains(part);
    }
}
