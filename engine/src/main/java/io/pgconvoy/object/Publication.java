package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A publication (pg_publication), without its members.
 *
 * @param exceptTables the tables that a publication of all tables leaves out, by OID
 * @param operations what is published: {@code insert}, {@code update}, {@code delete}, {@code truncate}
 * @param viaRoot changes of partitions appear as those of the partitioned table
 * @param storedGenerated stored generated columns are published
 */
public record Publication(
        ObjectHeader header,
        boolean allTables,
        boolean allSequences,
        List<Long> exceptTables,
        List<String> operations,
        boolean viaRoot,
        boolean storedGenerated)
        implements DatabaseObject {

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT p.tableoid, p.oid, p.pubname AS name, p.pubowner AS owner, -- since 10
                   p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete,     -- since 10
                   p.pubtruncate,                                             -- since 11
                   false AS pubtruncate,                                      -- since 10 before 11
                   p.pubviaroot,                                              -- since 13
                   false AS pubviaroot,                                       -- since 10 before 13
                   p.pubgencols = 's' AS stored_generated,                    -- since 18
                   false AS stored_generated,                                 -- since 10 before 18
                   p.puballsequences                                          -- since 19
                   false AS puballsequences                                   -- since 10 before 19
            FROM pg_catalog.pg_publication p                                  -- since 10
            """);

    private static final CatalogQuery EXCEPTIONS = CatalogQuery.of("""
            SELECT m.prpubid, m.prrelid            -- since 19
            FROM pg_catalog.pg_publication_rel m   -- since 19
            WHERE m.prexcept                       -- since 19
            """);

    static List<Publication> read(ReadContext in) {
        Map<Long, List<Long>> exceptions = new HashMap<>();
        in.rows(
                EXCEPTIONS,
                row -> exceptions
                        .computeIfAbsent(row.oid("prpubid"), publication -> new ArrayList<>())
                        .add(row.oid("prrelid")));
        return in.rows(
                QUERY,
                row -> new Publication(
                        in.header(row),
                        row.flag("puballtables"),
                        row.flag("puballsequences"),
                        List.copyOf(exceptions.getOrDefault(row.oid("oid"), List.of())),
                        operations(row),
                        row.flag("pubviaroot"),
                        row.flag("stored_generated")));
    }

    private static List<String> operations(CatalogRow row) {
        return List.of("insert", "update", "delete", "truncate").stream()
                .filter(operation -> row.flag("pub" + operation))
                .toList();
    }

    static @Nullable Publication withOid(DatabaseModel model, long oid) {
        return model.find(Publication.class, new CatalogId(SystemCatalog.PG_PUBLICATION, oid));
    }

    /** What is wanted of a publication's member: it belongs to no schema, and initdb makes none. */
    static Set<Component> selectMember(DatabaseObject member, Selection selection) {
        Set<Component> extension = selection.asExtensionMember(member.catalogId());
        if (extension != null) {
            return extension;
        }
        return selection.scope().includesEverything() ? Component.ALL : Component.NONE;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.PUBLICATION;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.globally(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted() || context.options().noPublications()) {
            return;
        }
        String quoted = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "PUBLICATION", Section.POST_DATA)
                    .definition(definition(context, quoted))
                    .drop("DROP PUBLICATION " + quoted + ";\n"));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(this, "PUBLICATION", quoted);
        annotations.comment(subject);
        annotations.labels(subject);
    }

    private String definition(RenderContext context, String quoted) {
        StringBuilder sql = new StringBuilder("CREATE PUBLICATION ").append(quoted);
        if (allTables) {
            sql.append(" FOR ALL TABLES").append(except(context));
        }
        if (allSequences) {
            sql.append(allTables ? ", ALL SEQUENCES" : " FOR ALL SEQUENCES");
        }
        sql.append(" WITH (publish = '").append(String.join(", ", operations)).append('\'');
        if (viaRoot) {
            sql.append(", publish_via_partition_root = true");
        }
        if (storedGenerated) {
            sql.append(", publish_generated_columns = stored");
        }
        return sql.append(");\n").toString();
    }

    private String except(RenderContext context) {
        List<String> tables = new ArrayList<>();
        for (long oid : exceptTables) {
            Relation table = context.model().relation(oid);
            if (table != null) {
                tables.add("TABLE ONLY " + context.qualified(table));
            }
        }
        return tables.isEmpty() ? "" : " EXCEPT (" + String.join(", ", tables) + ")";
    }
}
