package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.ServerFeature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An extended statistics object (pg_statistic_ext).
 *
 * @param table null when its relation was not read
 * @param definition CREATE STATISTICS, as the server writes it; empty when it is not wanted
 * @param target the statistics target; -1 for the default
 * @param needsTable it is wanted only together with its table
 * @param analyzed ANALYZE has found something for it, which is wanted
 */
public record ExtendedStatistics(
        ObjectHeader header,
        @Nullable Relation table,
        String definition,
        int target,
        boolean needsTable,
        boolean analyzed)
        implements DatabaseObject {

    private static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT s.tableoid, s.oid, s.stxname AS name, s.stxnamespace AS schema, s.stxowner AS owner, s.stxrelid,
                   -1 AS target                                   -- before 13
                   COALESCE(s.stxstattarget, -1) AS target        -- since 13
            FROM pg_catalog.pg_statistic_ext s
            ORDER BY s.oid
            """);

    private static final CatalogQuery DEFINITIONS = CatalogQuery.of("""
            SELECT wanted.oid, pg_catalog.pg_get_statisticsobjdef(wanted.oid) AS definition
            FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
            """);

    static List<ExtendedStatistics> read(ReadContext in) {
        if (!in.server().has(ServerFeature.EXTENDED_STATISTICS)) {
            return List.of();
        }
        boolean needsTable = in.dialect().has(Feature.EXTENSION_MEMBER_POLICIES_SKIPPED);
        Set<Long> analyzed =
                in.selection().scope().statisticsWanted() && in.dialect().has(Feature.EXTENDED_STATISTICS)
                        ? ExtendedStatisticsData.analyzed(in)
                        : Set.of();
        List<ExtendedStatistics> found = in.rows(
                QUERY,
                row -> new ExtendedStatistics(
                        in.header(row),
                        in.model().relation(row.oid("stxrelid")),
                        "",
                        row.integer("target"),
                        needsTable,
                        analyzed.contains(row.oid("oid"))));
        List<Long> wanted = found.stream()
                .filter(one -> in.selection().wants(one, Component.DEFINITION))
                .map(one -> one.catalogId().oid())
                .toList();
        Map<Long, String> definitions = new HashMap<>();
        in.rows(DEFINITIONS, wanted, row -> definitions.put(row.oid("oid"), row.text("definition")));
        return found.stream().map(one -> one.with(definitions)).toList();
    }

    private ExtendedStatistics with(Map<Long, String> definitions) {
        String text = definitions.getOrDefault(catalogId().oid(), "");
        return new ExtendedStatistics(header, table, text, target, needsTable, analyzed);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.EXTENDED_STATISTICS;
    }

    @Override
    public @Nullable CatalogId partOf() {
        return table == null ? null : table.catalogId();
    }

    @Override
    public Set<Component> select(Selection selection) {
        Set<Component> member = selection.asExtensionMember(catalogId());
        if (member != null) {
            return member;
        }
        boolean tableWanted = table != null && selection.wants(table, Component.DEFINITION);
        return tableWanted || !needsTable ? selection.contentsOf(schema()) : Component.NONE;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().schemaWanted()) {
            renderObject(context, entries);
        }
        if (analyzed && context.wants(this, Component.STATISTICS)) {
            entries.add(EntryDraft.of(
                            context.nextDumpId().getAsInt(), "EXTENDED STATISTICS DATA", name(), Section.POST_DATA)
                    .schema(schema())
                    .owner(owner())
                    .dependsOn(dumpId())
                    .lateDefinition(context.data().statistics(this)));
        }
    }

    private void renderObject(RenderContext context, EntryList entries) {
        if (context.wants(this, Component.DEFINITION)) {
            String qualified = context.qualified(this);
            entries.add(EntryDraft.of(this, "STATISTICS", Section.POST_DATA)
                    .definition(definition + ";\n"
                            + (target < 0 ? "" : "ALTER STATISTICS " + qualified + " SET STATISTICS " + target + ";\n"))
                    .drop("DROP STATISTICS " + qualified + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "STATISTICS", context.quote(name())));
    }
}
