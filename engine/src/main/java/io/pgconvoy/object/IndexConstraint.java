package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.RelOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A constraint that an index enforces: primary key, unique or exclusion constraint (pg_constraint, contype p, u, x).
 *
 * @param definition what the server says of an exclusion constraint; empty for the others
 * @param period the last column is a range that must not overlap
 */
public record IndexConstraint(
        ObjectHeader header,
        Relation table,
        Index index,
        char contype,
        String definition,
        boolean deferrable,
        boolean deferred,
        boolean period)
        implements DatabaseObject {

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
        if (context.wants(this, Component.DEFINITION)) {
            String text = contype == 'x' ? definition : columns(context) + withOptions(context) + deferral();
            entries.add(
                    TableConstraints.entry(context, this, "CONSTRAINT", table, "ONLY ", text, tableProperties(context))
                            .tablespace(index.tablespace()));
        }
        TableConstraints.comment(new AnnotationEntries(context, entries), context, this, table, dumpId());
    }

    private String columns(RenderContext context) {
        boolean primary = contype == 'p';
        boolean nullsEqual = index.nullsNotDistinct() && !(primary && context.has(Feature.PRIMARY_KEY_NULLS_DISTINCT));
        List<Integer> keys = index.keys().subList(0, index.keyCount());
        List<Integer> included =
                index.keys().subList(index.keyCount(), index.keys().size());
        return (primary ? "PRIMARY KEY" : "UNIQUE")
                + (nullsEqual ? " NULLS NOT DISTINCT" : "")
                + " (" + names(context, keys) + (period ? " WITHOUT OVERLAPS" : "") + ")"
                + (included.isEmpty() ? "" : " INCLUDE (" + names(context, included) + ")");
    }

    private String names(RenderContext context, List<Integer> numbers) {
        return numbers.stream().map(table::columnName).map(context::quote).collect(Collectors.joining(", "));
    }

    private String withOptions(RenderContext context) {
        String options = index.options();
        return options.length() <= 2
                ? ""
                : " WITH (" + RelOptions.format(options, "", context.ids(), context.standardStrings()) + ")";
    }

    private String deferral() {
        return (deferrable ? " DEFERRABLE" : "") + (deferrable && deferred ? " INITIALLY DEFERRED" : "");
    }

    private String tableProperties(RenderContext context) {
        return index.clusterOn(context)
                + index.replicaIdentityUsing(context)
                + DependsOnExtension.statements(context, index, "INDEX", context.qualified(index));
    }
}
