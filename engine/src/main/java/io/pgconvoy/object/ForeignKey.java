package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Set;

/**
 * A foreign key (pg_constraint, contype f), except those that partitions get from their parent.
 *
 * @param definition as the server writes it, beginning with FOREIGN KEY
 * @param referenced the referenced table's OID
 * @param index the OID of the referenced table's unique index
 */
public record ForeignKey(ObjectHeader header, Relation table, String definition, long referenced, long index)
        implements DatabaseObject {

    private static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT c.tableoid, c.oid, c.conrelid, c.conname, c.confrelid, c.conindid,
                   pg_catalog.pg_get_constraintdef(c.oid) AS definition
            FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_constraint c ON c.conrelid = wanted.oid
            WHERE c.contype = 'f'
              AND c.conparentid = 0    -- since 11
            ORDER BY c.conrelid, c.conname
            """);

    static List<ForeignKey> read(ReadContext in) {
        List<Long> oids = in.model().all(Relation.class).stream()
                .filter(relation -> relation.relkind() == 'r' || relation.relkind() == 'p')
                .filter(relation -> in.selection().wants(relation, Component.DEFINITION))
                .map(Relation::oid)
                .toList();
        return in.rows(QUERY, oids, row -> of(in, row));
    }

    private static ForeignKey of(ReadContext in, CatalogRow row) {
        Relation table = in.model().relation(row.oid("conrelid"));
        if (table == null) {
            throw CatalogReader.inconsistent("table with OID " + row.oid("conrelid") + " does not exist");
        }
        return new ForeignKey(
                TableConstraints.header(in, table, row),
                table,
                row.text("definition"),
                row.oid("confrelid"),
                row.oid("conindid"));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.FK_CONSTRAINT;
    }

    @Override
    public CatalogId partOf() {
        return table.catalogId();
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return context.has(Feature.STABLE_FOREIGN_KEY_ORDER) ? TableConstraints.tieBreakers(table, context) : List.of();
    }

    /** A key on a partitioned table needs its unique index valid: every partition's index must be attached. */
    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        Relation target = model.relation(referenced);
        if (target != null && target.isPartitioned()) {
            addAttachments(model, edges, new CatalogId(SystemCatalog.PG_CLASS, index));
        }
    }

    private void addAttachments(DatabaseModel model, Dependencies edges, CatalogId parent) {
        for (IndexAttach attach : model.parts(parent, IndexAttach.class)) {
            edges.add(this, attach);
            addAttachments(model, edges, attach.index().catalogId());
        }
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.wants(table, Component.DEFINITION) ? Component.ALL : Component.NONE;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        if (context.wants(this, Component.DEFINITION)) {
            String only = table.isPartitioned() ? "" : "ONLY ";
            entries.add(TableConstraints.entry(context, this, "FK CONSTRAINT", table, only, definition));
        }
        TableConstraints.comment(new AnnotationEntries(context, entries), context, this, table, dumpId());
    }
}
