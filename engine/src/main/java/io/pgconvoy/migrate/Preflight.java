package io.pgconvoy.migrate;

import static io.pgconvoy.api.MigrateCheck.Severity.ERROR;
import static io.pgconvoy.api.MigrateCheck.Severity.NOTE;
import static io.pgconvoy.api.MigrateCheck.Severity.WARNING;

import io.pgconvoy.api.MigrateCheck;
import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.ObjectPatterns;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.restore.LiveRestore;
import java.util.List;
import java.util.Set;

/** Looks for what would stand in a migration's way before anything is changed. */
final class Preflight {
    private static final String MAY_MAKE_ROLES =
            "SELECT rolsuper OR rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER";

    /** Nothing where the schema is not there. */
    private static final String PUBLIC =
            "SELECT pg_catalog.has_schema_privilege(oid, 'CREATE') FROM pg_catalog.pg_namespace WHERE nspname = 'public'";

    private final Session source;
    private final Session target;
    private final MigrateOptions options;
    private final Findings findings = new Findings();

    /** @param source in the transaction whose snapshot is read */
    Preflight(Session source, Session target, MigrateOptions options) {
        this.source = source;
        this.target = target;
        this.options = options;
    }

    /** Whether the source can be read at all; to be called first. */
    boolean readable() {
        ServerCheck servers = new ServerCheck(findings);
        servers.pooler("source", source);
        servers.pooler("target", target);
        new SourceCheck(source, findings)
                .run(
                        options.patterns().equals(ObjectPatterns.EVERYTHING),
                        options.contents().definitions());
        return findings.clear();
    }

    /** What has been found so far. */
    MigrateCheck result() {
        return findings.result();
    }

    /** @param coming roles that the migration will make */
    MigrateCheck run(SourceEntries entries, Set<String> coming) {
        ServerCheck servers = new ServerCheck(findings);
        servers.databases(source, target);
        servers.slots("source", source, options.jobs());
        servers.slots("target", target, LiveRestore.sessions(options.jobs()));
        servers.locks(source, entries.tables().size());
        releases();
        emptiness();
        coming(coming);
        if (options.clean()) {
            CleanCheck.run(target, entries.archive().entries(), findings);
        }
        if (!"t"
                .equals(target.text(
                        "SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')"))) {
            findings.add(
                    ERROR, "privileges", "the target's user may not create schemas there", "GRANT CREATE ON DATABASE");
        }
        if (entries.archive().entries().stream().anyMatch(Preflight::isInPublic) && "f".equals(target.text(PUBLIC))) {
            findings.add(
                    ERROR,
                    "privileges",
                    "the target's user may not create anything in schema public there",
                    "GRANT CREATE ON SCHEMA public, or make the user the database's owner");
        }
        new EntryCheck(target, options, coming, findings)
                .run(source, entries.archive().entries());
        findings.add(
                NOTE,
                "size",
                size(entries.bytes()) + " of rows are to be copied (tables: "
                        + entries.tables().size() + "), and their indexes to be built",
                "");
        return findings.result();
    }

    private static boolean isInPublic(ArchiveEntry entry) {
        return entry.section() == Section.PRE_DATA
                && "public".equals(entry.namespace())
                && !entry.kind().endsWith("ACL")
                && !entry.kind().equals("COMMENT");
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? "less than 1 MB" : "about " + (bytes >> 20) + " MB";
    }

    private void coming(Set<String> roles) {
        if (!roles.isEmpty() && !"t".equals(target.text(MAY_MAKE_ROLES))) {
            findings.add(
                    ERROR,
                    "roles",
                    "the target's user may not make roles",
                    "a superuser, or a role with CREATEROLE",
                    TargetState.some(roles.stream().sorted().toList()));
        }
    }

    private void releases() {
        if (Dialect.forServer(target.server()).compareTo(Dialect.forServer(source.server())) < 0) {
            findings.add(
                    WARNING,
                    "release",
                    "the target (" + target.parameter("server_version") + ") is older than the source ("
                            + source.parameter("server_version") + ")",
                    "");
        }
    }

    private void emptiness() {
        List<String> objects = TargetState.objects(target);
        if (!objects.isEmpty()) {
            findings.add(
                    options.clean() ? NOTE : ERROR,
                    "emptiness",
                    options.clean()
                            ? "the target is not empty, and what is replaced is dropped"
                            : "the target is not empty",
                    options.clean() ? "" : "an empty database, or --clean",
                    TargetState.some(objects));
        }
    }
}
