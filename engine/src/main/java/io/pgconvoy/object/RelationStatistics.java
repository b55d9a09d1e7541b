package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The planner statistics of a table, materialised view, foreign table or index: what pg_class says of its size, and what
 * pg_stats says of its columns, which is read when the entry is written.
 *
 * @param relation the {@link Relation} or {@link Index}
 * @param needs the dump IDs of what must be there first: the relation, an index's constraint, a view's contents
 * @param postData it comes after the data: that of an index, or of a view whose contents are computed then
 */
public record RelationStatistics(
        ObjectHeader header, DatabaseObject relation, List<Integer> needs, boolean postData, Size size)
        implements DatabaseObject {

    /**
     * What pg_class says.
     *
     * @param tuples the number of rows as a real, -1 if unknown
     * @param allFrozen null where the server does not tell
     * @param indexColumns the column names of an index with expressions, by number; empty for all else
     */
    public record Size(
            int pages,
            String tuples,
            int allVisible,
            @Nullable String allFrozen,
            List<@Nullable String> indexColumns) {
        private static Size of(CatalogRow row) {
            return new Size(
                    row.integer("relpages"),
                    row.text("reltuples"),
                    row.integer("relallvisible"),
                    row.textOrNull("relallfrozen"),
                    row.array("index_columns"));
        }
    }

    /** Before 14, 0 rows could mean that nobody had counted them: -1 says that since. */
    private static final CatalogQuery SIZES = CatalogQuery.of("""
        SELECT c.oid, c.relpages, c.relallvisible,
               CASE WHEN c.reltuples = 0 THEN '-1' ELSE c.reltuples::pg_catalog.text END AS reltuples -- before 14
               c.reltuples                                                                -- since 14
               , NULL AS relallfrozen                                                     -- before 18
               , c.relallfrozen                                                           -- since 18
               , CASE WHEN i.indexprs IS NOT NULL THEN
                   (SELECT pg_catalog.array_agg(a.attname ORDER BY a.attnum)
                    FROM pg_catalog.pg_attribute a
                    WHERE a.attrelid = c.oid)
                 END AS index_columns
        FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
        JOIN pg_catalog.pg_class c ON c.oid = wanted.oid
        LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
        """);

    /** Indexes of tables that are not dumped, but whose definition had to be read, are among them, as with stock. */
    static List<RelationStatistics> read(ReadContext in) {
        if (!in.selection().scope().statisticsWanted()) {
            return List.of();
        }
        List<DatabaseObject> wanted = Stream.<DatabaseObject>concat(
                        in.model().all(Relation.class).stream().filter(relation -> isWanted(in.selection(), relation)),
                        in.model().all(Index.class).stream())
                .toList();
        Map<Long, Size> sizes = new HashMap<>();
        in.rows(SIZES, oids(wanted), row -> sizes.put(row.oid("oid"), Size.of(row)));
        List<RelationStatistics> statistics = new ArrayList<>();
        for (DatabaseObject relation : wanted) {
            Size size = sizes.get(relation.catalogId().oid());
            if (size != null) {
                statistics.add(of(in, relation, size));
            }
        }
        return statistics;
    }

    private static Collection<Long> oids(List<DatabaseObject> relations) {
        return relations.stream().map(relation -> relation.catalogId().oid()).toList();
    }

    private static boolean isWanted(Selection selection, Relation relation) {
        boolean has = relation.isTable() || relation.isMaterializedView();
        return has
                && (selection.wants(relation, Component.DEFINITION)
                        || selection.wants(relation, Component.DATA)
                        || selection.wants(relation, Component.STATISTICS));
    }

    private static RelationStatistics of(ReadContext in, DatabaseObject relation, Size size) {
        List<Integer> needs = new ArrayList<>(List.of(relation.dumpId()));
        boolean postData = false;
        if (relation instanceof Index index) {
            postData = true;
            if (index.constraint() != 0) {
                needs.add(index.constraint());
            }
        }
        for (MaterializedViewRefresh refresh : in.model().parts(relation.catalogId(), MaterializedViewRefresh.class)) {
            postData = true;
            needs.add(refresh.dumpId());
        }
        ObjectHeader header =
                new ObjectHeader(in.nextDumpId(), CatalogId.NONE, relation.name(), relation.schema(), null);
        return new RelationStatistics(header, relation, List.copyOf(needs), postData, size);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.RELATION_STATISTICS;
    }

    @Override
    public ObjectKind.Phase phase(Dialect dialect) {
        return postData ? ObjectKind.Phase.POST_DATA : ObjectKind.Phase.DATA;
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        needs.forEach(needed -> edges.add(dumpId(), needed));
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Set.of(Component.STATISTICS);
    }

    /** The dependencies are those of the object, section boundary and all, even where nothing of them is dumped. */
    @Override
    public void render(RenderContext context, EntryList entries) {
        boolean late = postData || context.repairs().postponed().contains(dumpId());
        entries.add(EntryDraft.of(
                        context.nextDumpId().getAsInt(),
                        "STATISTICS DATA",
                        name(),
                        late ? Section.POST_DATA : Section.DATA)
                .schema(schema())
                .dependsOn(context.dependencies().apply(this).toArray(Integer[]::new))
                .lateDefinition(context.data().statistics(this)));
    }
}
