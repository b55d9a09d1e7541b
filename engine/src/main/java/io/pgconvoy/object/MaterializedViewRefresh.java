package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contents of a materialised view, which a restore computes anew.
 *
 * @param reads the materialised views whose contents it needs, directly and through other views
 * @param populated it has contents, and so have those it reads
 */
public record MaterializedViewRefresh(ObjectHeader header, Relation view, List<Relation> reads, boolean populated)
        implements DatabaseObject {

    private static final CatalogQuery READS = CatalogQuery.of("""
            SELECT DISTINCT r.ev_class AS reader, d.refobjid AS source
            FROM pg_catalog.pg_rewrite r
            JOIN pg_catalog.pg_class reader ON reader.oid = r.ev_class AND reader.relkind IN ('m', 'v')
            JOIN pg_catalog.pg_depend d
              ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
             AND d.objid = r.oid
             AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
             AND d.refobjid <> r.ev_class
            JOIN pg_catalog.pg_class source ON source.oid = d.refobjid AND source.relkind IN ('m', 'v')
            ORDER BY 1, 2
            """);

    static List<MaterializedViewRefresh> read(ReadContext in) {
        List<Relation> views = in.model().all(Relation.class).stream()
                .filter(relation -> relation.isMaterializedView() && TableData.isWanted(in.selection(), relation))
                .toList();
        if (views.isEmpty() || !in.selection().scope().dataWanted()) {
            return List.of();
        }
        Map<Long, List<Long>> sources = new HashMap<>();
        in.rows(
                READS,
                row -> sources.computeIfAbsent(row.oid("reader"), oid -> new ArrayList<>())
                        .add(row.oid("source")));
        return views.stream().map(view -> of(in, view, sources)).toList();
    }

    private static MaterializedViewRefresh of(ReadContext in, Relation view, Map<Long, List<Long>> sources) {
        List<Relation> reads = new ArrayList<>();
        for (long oid : reachable(view.oid(), sources)) {
            Relation source = in.model().relation(oid);
            if (source != null && source.isMaterializedView() && TableData.isWanted(in.selection(), source)) {
                reads.add(source);
            }
        }
        boolean populated = view.properties().populated()
                && reads.stream().allMatch(source -> source.properties().populated());
        return new MaterializedViewRefresh(TableData.header(in, view), view, reads, populated);
    }

    private static Set<Long> reachable(long start, Map<Long, List<Long>> sources) {
        Set<Long> found = new LinkedHashSet<>();
        Deque<Long> next = new ArrayDeque<>(sources.getOrDefault(start, List.of()));
        while (!next.isEmpty()) {
            long oid = next.remove();
            if (found.add(oid)) {
                next.addAll(sources.getOrDefault(oid, List.of()));
            }
        }
        return found;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.MATERIALIZED_VIEW_REFRESH;
    }

    @Override
    public CatalogId partOf() {
        return view.catalogId();
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        edges.add(this, view);
        for (Relation source : reads) {
            model.parts(source.catalogId(), MaterializedViewRefresh.class).forEach(refresh -> edges.add(this, refresh));
        }
    }

    @Override
    public boolean archivesEveryDependency() {
        return true;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Component.ALL;
    }

    /** It counts as a definition when it comes to what a restore, or a dump of data alone, takes. */
    @Override
    public void render(RenderContext context, EntryList entries) {
        if (populated && context.scope().schemaWanted()) {
            entries.add(EntryDraft.of(this, "MATERIALIZED VIEW DATA", Section.POST_DATA)
                    .definition("REFRESH MATERIALIZED VIEW " + context.qualified(view) + ";\n"));
        }
    }
}
