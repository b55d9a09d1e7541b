package io.pgconvoy.migrate;

import static io.pgconvoy.api.MigrateCheck.Severity.ERROR;
import static io.pgconvoy.api.MigrateCheck.Severity.NOTE;
import static io.pgconvoy.api.MigrateCheck.Severity.WARNING;

import io.pgconvoy.api.MigrateCheck.Severity;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the target's server has the source's extensions, in which version, and lets the user create them. Only reads. */
final class ExtensionCheck {
    private static final String EXTENSIONS = "extensions";

    private static final CatalogQuery AVAILABLE = CatalogQuery.of("""
        SELECT a.name, a.default_version, COALESCE(a.installed_version, '') AS installed,
               pg_catalog.string_agg(v.version, ' ') AS versions,
               pg_catalog.bool_or(v.version = a.default_version AND v.superuser
                                  AND NOT v.trusted                                                  -- since 13
                                 ) AS superuser
        FROM pg_catalog.pg_available_extensions a
        JOIN pg_catalog.pg_available_extension_versions v ON v.name = a.name
        GROUP BY a.name, a.default_version, a.installed_version
        """);

    private static final CatalogQuery INSTALLED =
            CatalogQuery.of("SELECT extname AS name, extversion AS version FROM pg_catalog.pg_extension");

    private final Session target;
    private final boolean superuser;
    private final @Nullable ManagedService service;
    private final Findings findings;

    /** @param superuser whether the target's user is one */
    ExtensionCheck(Session target, boolean superuser, @Nullable ManagedService service, Findings findings) {
        this.target = target;
        this.superuser = superuser;
        this.service = service;
        this.findings = findings;
    }

    /**
     * What the target's server has of an extension.
     *
     * @param version that it would create
     * @param installed that is there already; empty for none
     * @param superuser whether nobody else may create it
     */
    private record Available(String version, String installed, Set<String> versions, boolean superuser) {
        /** That the target will have. */
        String coming() {
            return installed.isEmpty() ? version : installed;
        }
    }

    void run(Session source, List<ArchiveEntry> entries) {
        Map<String, Available> available = new HashMap<>();
        new CatalogReader(target)
                .forEach(
                        AVAILABLE.forServer(target.server()),
                        row -> available.put(
                                row.text("name"),
                                new Available(
                                        row.text("default_version"),
                                        row.text("installed"),
                                        Set.of(row.text("versions").split(" ")),
                                        row.flag("superuser"))));
        Map<String, String> versions = new HashMap<>();
        new CatalogReader(source)
                .forEach(
                        INSTALLED.forServer(source.server()),
                        row -> versions.put(row.text("name"), row.text("version")));
        for (ArchiveEntry entry : entries) {
            if (entry.kind().equals("EXTENSION")) {
                extension(entry, available.get(entry.tag()), versions.get(entry.tag()));
            }
        }
    }

    private void extension(ArchiveEntry entry, @Nullable Available there, @Nullable String version) {
        if (there == null) {
            findings.add(
                    ERROR,
                    EXTENSIONS,
                    "extensions that the target's server does not have",
                    "install their files on its machine" + (service == null ? "" : "; see " + service.extensions())
                            + ", or leave out what needs them",
                    entry);
            return;
        }
        if (version != null && !version.equals(there.coming())) {
            version(entry.tag(), version, there);
        }
        if (!superuser && there.superuser() && there.installed().isEmpty()) {
            Severity severity = service == null ? ERROR : WARNING;
            findings.add(
                    severity,
                    EXTENSIONS,
                    "extensions that only a superuser may create, and the target's user is none",
                    "let an administrator CREATE EXTENSION in the target before"
                            + (service == null ? "" : "; see " + service.extensions()),
                    entry);
        }
    }

    private void version(String name, String version, Available there) {
        boolean known = there.versions().contains(version);
        findings.add(
                known ? NOTE : WARNING,
                EXTENSIONS,
                "extension \"" + name + "\" has version " + version + " in the source and will have " + there.coming()
                        + " in the target",
                known
                        ? "CREATE EXTENSION " + name + " VERSION '" + version + "' in the target before, to keep it"
                        : "the target's server does not have " + version
                                + ": install it there, or make sure that nothing"
                                + " depends on what changed between the two");
    }
}
