package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import java.util.List;
import java.util.Set;

/**
 * A NOT NULL constraint that is NOT VALID (pg_constraint, contype n): it must follow the data, which may violate it. All
 * others are part of their column.
 *
 * @param definition as the server writes it, beginning with NOT NULL
 * @param local the table declares it itself, even if a parent does too
 */
public record NotNullConstraint(ObjectHeader header, Relation table, String definition, boolean local)
        implements DatabaseObject {

    private static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT c.tableoid, c.oid, c.conrelid, c.conname, c.conislocal,
                   pg_catalog.pg_get_constraintdef(c.oid) AS definition
            FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_constraint c ON c.oid = wanted.oid
            ORDER BY c.conrelid, c.conname
            """);

    static List<NotNullConstraint> read(ReadContext in) {
        if (!in.selection().scope().schemaWanted()) {
            return List.of();
        }
        List<Long> oids = in.model().all(Relation.class).stream()
                .flatMap(relation -> relation.columns().stream())
                .filter(column -> column.notNull() != null && !column.notNull().valid())
                .map(column -> column.notNull().constraint())
                .toList();
        return in.rows(QUERY, oids, row -> of(in, row));
    }

    private static NotNullConstraint of(ReadContext in, CatalogRow row) {
        Relation table = in.model().relation(row.oid("conrelid"));
        if (table == null) {
            throw CatalogReader.inconsistent("table with OID " + row.oid("conrelid") + " does not exist");
        }
        return new NotNullConstraint(
                TableConstraints.header(in, table, row), table, row.text("definition"), row.flag("conislocal"));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.CONSTRAINT;
    }

    @Override
    public CatalogId partOf() {
        return table.catalogId();
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return TableConstraints.tieBreakers(table, context);
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
        if (local && context.wants(this, Component.DEFINITION)) {
            entries.add(TableConstraints.entry(context, this, "CONSTRAINT", table, "", definition));
        }
        TableConstraints.comment(new AnnotationEntries(context, entries), context, this, table, dumpId());
    }
}
