package io.pgconvoy.migrate;

import static io.pgconvoy.api.MigrateCheck.Severity.ERROR;
import static io.pgconvoy.api.MigrateCheck.Severity.NOTE;
import static io.pgconvoy.api.MigrateCheck.Severity.WARNING;

import io.pgconvoy.api.MigrateCheck;
import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.ObjectPatterns;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import java.util.List;

/** Looks for what would stand in a migration's way before anything is changed. */
final class Preflight {
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
        new SourceCheck(source, findings).run(options.patterns().equals(ObjectPatterns.EVERYTHING));
        return findings.clear();
    }

    /** What has been found so far. */
    MigrateCheck result() {
        return findings.result();
    }

    MigrateCheck run(SourceEntries entries) {
        ServerCheck servers = new ServerCheck(findings);
        servers.databases(source, target);
        servers.slots("source", source, options.jobs());
        servers.slots("target", target, options.jobs());
        servers.locks(source, entries.tables().size());
        releases();
        emptiness();
        if (!"t"
                .equals(target.text(
                        "SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')"))) {
            findings.add(
                    ERROR, "privileges", "the target's user may not create schemas there", "GRANT CREATE ON DATABASE");
        }
        new EntryCheck(target, options, findings).run(source, entries.archive().entries());
        findings.add(
                NOTE,
                "size",
                "about " + (entries.bytes() >> 20) + " MB of rows in "
                        + entries.tables().size() + " tables are to be copied, and their indexes to be built",
                "");
        return findings.result();
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
