package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An index (pg_index). One that belongs to a constraint is written by that.
 *
 * @param definition CREATE INDEX, as the server writes it
 * @param tablespace empty for the database's default
 * @param options storage parameters as array text; empty for none
 * @param keys the numbers of the indexed columns, 0 for expressions; included ones follow the keys
 * @param keyCount how many of them are keys
 * @param statistics statistics targets of its columns
 * @param parentIndex the index of the partitioned table that it is attached to; null for none
 * @param constraint the dump ID of the constraint it belongs to; 0 for none
 */
public record Index(
        ObjectHeader header,
        Relation table,
        String definition,
        String tablespace,
        String options,
        List<Integer> keys,
        int keyCount,
        boolean clustered,
        boolean replicaIdentity,
        boolean nullsNotDistinct,
        List<StatisticsTarget> statistics,
        @Nullable CatalogId parentIndex,
        int constraint)
        implements PartitionedMember {

    /** How closely ANALYZE looks at one of the index's columns. */
    public record StatisticsTarget(int column, int target) {}

    static List<DatabaseObject> read(ReadContext in) {
        return new IndexReader(in).read();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.INDEX;
    }

    @Override
    public CatalogId partOf() {
        return table.catalogId();
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.of(table);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        if (constraint == 0 && context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "INDEX", Section.POST_DATA)
                    .definition(create(context))
                    .drop(drop(context))
                    .tablespace(tablespace));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "INDEX", context.quote(name()))
                        .dependingOn(constraint == 0 ? dumpId() : constraint));
    }

    private String create(RenderContext context) {
        return definition + ";\n" + clusterOn(context) + statisticsTargets(context)
                + DependsOnExtension.statements(context, this, "INDEX", context.qualified(this))
                + replicaIdentityUsing(context);
    }

    /** The server does not let an attached index be dropped: it goes with the one it is attached to. */
    private String drop(RenderContext context) {
        boolean goesWithParent = parentIndex != null && context.has(Feature.ATTACHED_INDEX_NOT_DROPPED);
        return goesWithParent ? "" : "DROP INDEX " + context.qualified(this) + ";\n";
    }

    private String statisticsTargets(RenderContext context) {
        StringBuilder text = new StringBuilder();
        for (StatisticsTarget one : statistics) {
            text.append("ALTER INDEX ").append(context.qualified(this));
            text.append(" ALTER COLUMN ").append(one.column());
            text.append(" SET STATISTICS ").append(one.target()).append(";\n");
        }
        return text.toString();
    }

    /** That the table is clustered by this index, if so. */
    String clusterOn(RenderContext context) {
        return clustered
                ? "\nALTER TABLE " + context.qualified(table) + " CLUSTER ON " + context.quote(name()) + ";\n"
                : "";
    }

    /** That this index tells rows apart in replication, if so. */
    String replicaIdentityUsing(RenderContext context) {
        return replicaIdentity
                ? "\nALTER TABLE ONLY " + context.qualified(table) + " REPLICA IDENTITY USING INDEX "
                        + context.quote(name()) + ";\n"
                : "";
    }
}
