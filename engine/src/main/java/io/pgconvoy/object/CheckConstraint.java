package io.pgconvoy.object;

import static java.util.Objects.requireNonNull;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CHECK constraint of a table (pg_constraint, contype c).
 *
 * @param definition as the server writes it, beginning with CHECK
 * @param local the table declares it itself, even if a parent does too
 * @param validated false for one that holds for new rows only: it is written after the data
 */
public record CheckConstraint(ObjectHeader header, Relation table, String definition, boolean local, boolean validated)
        implements Separable {

    private static final CatalogQuery QUERY = CatalogQuery.of("""
        SELECT c.tableoid, c.oid, c.conrelid, c.conname, c.conislocal, c.convalidated,
               pg_catalog.pg_get_constraintdef(c.oid) AS definition
        FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
        JOIN pg_catalog.pg_constraint c ON c.conrelid = wanted.oid
        WHERE c.contype = 'c'
        ORDER BY c.conrelid, c.conname
        """);

    static List<CheckConstraint> read(ReadContext in) {
        if (!in.collectsColumns()) {
            return List.of();
        }
        Map<Long, Relation> tables = new HashMap<>();
        in.model().all(Relation.class).stream()
                .filter(relation -> relation.detailed() && relation.properties().checks() > 0)
                .forEach(relation -> tables.put(relation.oid(), relation));
        List<CheckConstraint> checks = new ArrayList<>();
        in.rows(
                QUERY,
                tables.keySet(),
                row -> checks.add(of(in, requireNonNull(tables.get(row.oid("conrelid"))), row)));
        requireAll(tables, checks);
        return checks;
    }

    private static CheckConstraint of(ReadContext in, Relation table, CatalogRow row) {
        return new CheckConstraint(
                TableConstraints.header(in, table, row),
                table,
                row.text("definition"),
                row.flag("conislocal"),
                row.flag("convalidated"));
    }

    private static void requireAll(Map<Long, Relation> tables, List<CheckConstraint> checks) {
        Map<Long, Integer> found = new HashMap<>();
        checks.forEach(check -> found.merge(check.table.oid(), 1, Integer::sum));
        for (Relation table : tables.values()) {
            int expected = table.properties().checks();
            int count = found.getOrDefault(table.oid(), 0);
            if (count != expected) {
                throw CatalogReader.inconsistent("expected " + expected + " check constraints on table \""
                        + table.name() + "\" but found " + count);
            }
        }
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
    public boolean isSeparate() {
        return !validated;
    }

    /** Whether CREATE TABLE holds it, unless it is inherited. */
    boolean isInline(RenderContext context) {
        return !context.isSeparate(this);
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        if (validated) {
            edges.add(table, this);
        }
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.of(table);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted() || isInline(context)) {
            return;
        }
        if (local && context.wants(this, Component.DEFINITION)) {
            entries.add(TableConstraints.entry(context, this, "CHECK CONSTRAINT", table, "", definition));
        }
        comment(new AnnotationEntries(context, entries), context, dumpId());
    }

    void comment(AnnotationEntries annotations, RenderContext context, int dependsOn) {
        TableConstraints.comment(annotations, context, this, table, dependsOn);
    }
}
