package io.pgconvoy.migrate;

import static io.pgconvoy.api.MigrateCheck.Severity.ERROR;
import static io.pgconvoy.api.MigrateCheck.Severity.NOTE;
import static io.pgconvoy.api.MigrateCheck.Severity.WARNING;

import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.Omission;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.TargetNeed;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which entries the target could not take, or not as they are. Only reads. */
final class EntryCheck {
    private static final String SUPERUSER = "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER";

    /** Roles that objects may be given to. */
    private static final String MEMBERSHIPS =
            "SELECT rolname FROM pg_catalog.pg_roles WHERE pg_catalog.pg_has_role(oid, 'MEMBER')";

    /** Only superusers create these. */
    private static final Set<String> OF_SUPERUSERS = Set.of(
            "EVENT TRIGGER",
            "ACCESS METHOD",
            "FOREIGN DATA WRAPPER",
            "OPERATOR CLASS",
            "OPERATOR FAMILY",
            "TEXT SEARCH PARSER",
            "TEXT SEARCH TEMPLATE",
            "PROCEDURAL LANGUAGE");

    /** What has an owner of its own, beside what comes before the data. */
    private static final Set<String> OWNED_AFTER_DATA =
            Set.of("EVENT TRIGGER", "PUBLICATION", "SUBSCRIPTION", "STATISTICS", "BLOB METADATA");

    private static final Pattern OF_SUPERUSERS_TOO =
            Pattern.compile("\\n    LANGUAGE (c|internal)\\b|CREATE PUBLICATION .* FOR ALL TABLES|WITHOUT FUNCTION");

    private static final Pattern GRANTEE = Pattern.compile(" TO (\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)[ ;]");

    private final Session target;
    private final MigrateOptions options;
    private final Findings findings;
    private final Set<String> roles;
    private final Set<String> tablespaces;
    private final Set<String> accessMethods;
    private final Set<String> memberships;
    private final boolean superuser;
    private final @Nullable ManagedService service;

    /** @param coming roles that will be there */
    EntryCheck(Session target, MigrateOptions options, Set<String> coming, Findings findings) {
        this.target = target;
        this.options = options;
        this.findings = findings;
        this.roles = names("SELECT rolname FROM pg_catalog.pg_roles");
        roles.addAll(coming);
        this.tablespaces = names("SELECT spcname FROM pg_catalog.pg_tablespace");
        this.accessMethods = names("SELECT amname FROM pg_catalog.pg_am");
        this.memberships = names(MEMBERSHIPS);
        // Who makes a role may give things to it, or can let himself.
        memberships.addAll(coming);
        this.superuser = "t".equals(target.text(SUPERUSER));
        this.service = superuser ? null : ManagedService.of(roles);
    }

    private Set<String> names(String query) {
        Set<String> names = new HashSet<>();
        target.query(query, row -> names.add(row.string(0)));
        return names;
    }

    void run(Session source, List<ArchiveEntry> entries) {
        entries.stream()
                .filter(entry -> entry.kind().equals("ACCESS METHOD"))
                .forEach(entry -> accessMethods.add(entry.tag()));
        new ExtensionCheck(target, superuser, service, findings).run(source, entries);
        new CollationCheck(target, findings).run(entries);
        service();
        List<TargetNeed> missing = TargetNeed.missingIn(target.server());
        for (ArchiveEntry entry : entries) {
            String definition = Objects.requireNonNullElse(entry.definition(), "");
            missing.stream()
                    .filter(need -> need.isOf(entry.kind(), definition))
                    .forEach(need -> findings.add(
                            ERROR,
                            "release",
                            "server " + target.parameter("server_version") + " does not have " + need.name()
                                    + ", which came with " + need.since(),
                            "",
                            entry));
            owner(entry);
            grantees(entry, definition);
            if (!options.omits(Omission.TABLESPACES)) {
                missing(
                        tablespaces,
                        entry.tablespace(),
                        "tablespaces",
                        "tablespace",
                        "--map-tablespace or --no-tablespaces",
                        entry);
            }
            if (!options.omits(Omission.TABLE_ACCESS_METHODS)) {
                String method = entry.tableAccessMethod();
                missing(
                        accessMethods,
                        method,
                        "access methods",
                        "table access method",
                        "--no-table-access-method",
                        entry);
            }
            superuser(entry, definition);
        }
    }

    private void owner(ArchiveEntry entry) {
        String owner = entry.owner();
        boolean owned = entry.section() == Section.PRE_DATA || OWNED_AFTER_DATA.contains(entry.kind());
        if (options.omits(Omission.OWNERS) || owner == null || owner.isEmpty() || !owned) {
            return;
        }
        missing(roles, owner, "roles", "role", "--roles, --map-role or --no-owner", entry);
        if (roles.contains(owner) && !superuser && !memberships.contains(owner)) {
            findings.add(
                    ERROR,
                    "owners",
                    "objects cannot be given to role \"" + owner + "\", which the target's user is no member of",
                    "GRANT the role to the user, --map-role or --no-owner",
                    entry);
        }
    }

    private void grantees(ArchiveEntry entry, String definition) {
        if (!entry.kind().endsWith("ACL") || options.omits(Omission.PRIVILEGES)) {
            return;
        }
        Matcher grantee = GRANTEE.matcher(definition);
        while (grantee.find()) {
            String name = grantee.group(1);
            String raw =
                    name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
            if (!name.equals("PUBLIC")) {
                missing(roles, raw, "roles", "role", "--roles, --map-role or --no-acl", entry);
            }
        }
    }

    private void missing(
            Set<String> there, @Nullable String name, String subject, String what, String remedy, ArchiveEntry entry) {
        if (name != null && !name.isEmpty() && !there.contains(name)) {
            findings.add(ERROR, subject, what + " \"" + name + "\" does not exist in the target", remedy, entry);
        }
    }

    private void superuser(ArchiveEntry entry, String definition) {
        boolean ofSuperusers = OF_SUPERUSERS.contains(entry.kind())
                || OF_SUPERUSERS_TOO.matcher(definition).find();
        if (superuser || !ofSuperusers) {
            return;
        }
        if (service != null && service.mayAllow(entry.kind())) {
            findings.add(
                    WARNING,
                    "superuser",
                    "only a superuser creates these; " + service.title() + " may let members of " + service.role(),
                    "GRANT " + service.role() + " to the target's user, or leave them out",
                    entry);
        } else {
            findings.add(
                    ERROR,
                    "superuser",
                    "only a superuser creates these, and the target's user is none",
                    service == null
                            ? "leave them out, or ask the provider of the service for its own way"
                            : "leave them out: nobody is a superuser on " + service.title(),
                    entry);
        }
    }

    /** What never works where nobody is a superuser, whatever the source holds. */
    private void service() {
        if (service == null) {
            return;
        }
        findings.add(
                NOTE,
                "service",
                "the target is on " + service.title()
                        + ", where nobody is a superuser: owners, tablespaces, extensions and"
                        + " objects of superusers are restricted",
                "a member of " + service.role() + " as user, --no-owner or --map-role, --no-tablespaces, "
                        + service.extensions() + " for extensions, and no pooler in between");
        if (!memberships.contains(service.role())) {
            findings.add(
                    WARNING,
                    "service",
                    "the target's user is no member of " + service.role() + ", the role of " + service.title()
                            + "'s administrators",
                    "GRANT " + service.role() + " to the user, or another user");
        }
    }
}
