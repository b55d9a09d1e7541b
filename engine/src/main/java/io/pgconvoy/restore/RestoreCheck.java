package io.pgconvoy.restore;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.archive.plain.ScriptFlag;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.TargetNeed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what of an archive cannot be restored into a server before anything is: what its release does not have, which
 * roles, tablespaces and extensions are missing, and what is there already. Only reads.
 */
public final class RestoreCheck {
    private static final Set<String> RELATIONS =
            Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE", "FOREIGN TABLE", "INDEX");

    private final RestoreOptions options;
    private final ProgressListener progress;

    public RestoreCheck(RestoreOptions options, ProgressListener progress) {
        this.options = options;
        this.progress = progress;
    }

    /** One sentence for each obstacle; empty where none was found. */
    public List<String> run(ConnectionSpec target) {
        try (ArchiveReader reader = Archives.open(options.input())) {
            RestoreChoice choice =
                    RestoreChoice.of(reader.archive(), options, warning -> progress.warning(warning, null));
            try (Session session = Session.open(target)) {
                Dialect dialect = options.dialect() != null ? options.dialect() : Dialect.forServer(session.server());
                return new Findings(RestorePlan.of(choice, options, dialect), session).find(reader.archive());
            }
        }
    }

    private static final class Findings {
        private final RestorePlan plan;
        private final Session session;
        private final TargetContents contents;
        private final Obstacles obstacles = new Obstacles();
        private final Set<Integer> created = new HashSet<>();
        private final boolean existing;

        Findings(RestorePlan plan, Session session) {
            this.plan = plan;
            this.session = session;
            this.contents = TargetContents.of(session);
            this.existing = !plan.options().selection().createDatabase()
                    && !plan.options().has(ScriptFlag.CLEAN);
        }

        List<String> find(Archive archive) {
            String encoding = ArchiveSettings.of(archive.entries()).encoding();
            List<String> takesAll = List.of("UTF8", "SQL_ASCII", encoding);
            if (!plan.options().selection().createDatabase() && !takesAll.contains(contents.encoding())) {
                obstacles.add("the archive is in encoding " + encoding + ", the database in " + contents.encoding()
                        + ", which may lack characters");
            }
            List<TargetNeed> missing = TargetNeed.missingIn(session.server());
            List<SelectedEntry> restored =
                    EntryFilter.apply(
                                    archive.entries(),
                                    plan.options().selection(),
                                    plan.options().dialect())
                            .stream()
                            .filter(SelectedEntry::isRestored)
                            .toList();
            restored.stream()
                    .filter(selected -> selected.wants(Part.SCHEMA))
                    .map(SelectedEntry::entry)
                    .forEach(this::create);
            restored.forEach(selected -> check(selected, missing));
            return obstacles.sentences();
        }

        private void create(ArchiveEntry entry) {
            created.add(entry.dumpId());
            if (entry.kind().equals("ACCESS METHOD")) {
                contents.accessMethods().add(entry.tag());
            }
        }

        private void check(SelectedEntry selected, List<TargetNeed> missing) {
            ArchiveEntry entry = selected.entry();
            String definition = entry.definition() == null ? "" : entry.definition();
            missing.stream()
                    .filter(need -> need.isOf(entry.kind(), definition))
                    .forEach(need -> obstacles.add(
                            "server " + session.parameter("server_version") + " does not have " + need.name()
                                    + ", which came with " + need.since(),
                            entry));
            if (selected.wants(Part.SCHEMA)) {
                checkCreation(entry);
            } else if (entry.kind().equals("TABLE DATA")
                    && !contents.relations().contains(name(entry))) {
                boolean made = entry.dependencies().stream().anyMatch(created::contains);
                if (!made) {
                    obstacles.add("tables for the data do not exist", entry);
                }
            }
        }

        private void checkCreation(ArchiveEntry entry) {
            needs(contents.roles(), plan.options().has(ScriptFlag.NO_OWNER) ? null : entry.owner(), "role", entry);
            if (!plan.options().has(ScriptFlag.NO_TABLESPACES)) {
                needs(contents.tablespaces(), entry.tablespace(), "tablespace", entry);
            }
            if (!plan.options().has(ScriptFlag.NO_TABLE_ACCESS_METHOD)) {
                needs(contents.accessMethods(), entry.tableAccessMethod(), "table access method", entry);
            }
            if (entry.kind().equals("EXTENSION")) {
                needs(contents.extensions(), entry.tag(), "extension", entry);
            }
            boolean schema = entry.kind().equals("SCHEMA") && !entry.tag().equals("public");
            boolean there = schema && contents.schemas().contains(entry.tag())
                    || RELATIONS.contains(entry.kind()) && contents.relations().contains(name(entry));
            if (existing && there) {
                obstacles.add("objects that are there already, and not dropped without --clean", entry);
            }
        }

        private void needs(Set<String> there, @Nullable String name, String what, ArchiveEntry entry) {
            if (name != null && !name.isEmpty() && !there.contains(name)) {
                obstacles.add(what + " \"" + name + "\" does not exist on the server", entry);
            }
        }

        private static String name(ArchiveEntry entry) {
            return entry.namespace() + "." + entry.tag();
        }
    }
}
