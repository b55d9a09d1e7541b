package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table.
 *
 * @param condition the WHERE clause that tells an extension table's rows of the user; empty for all rows
 * @param root the table that a partition's rows may be loaded through; null for other tables
 * @param needsRoot they must be, because the partitions' bounds may not hold elsewhere
 * @param references the OIDs of the tables whose rows must be loaded before these
 */
public record TableData(
        ObjectHeader header,
        Relation table,
        String condition,
        @Nullable Relation root,
        boolean needsRoot,
        Set<Long> references)
        implements DatabaseObject {

    /** Hash values of an enum come from its values' OIDs, which differ after a restore. */
    private static final CatalogQuery UNSAFE_PARTITIONED = CatalogQuery.of("""
            SELECT p.partrelid AS oid                                                                 -- since 11
            FROM pg_catalog.pg_partitioned_table p                                                    -- since 11
            WHERE (SELECT c.oid                                                                       -- since 11
                   FROM pg_catalog.pg_opclass c                                                       -- since 11
                   JOIN pg_catalog.pg_am a ON a.oid = c.opcmethod AND a.amname = 'hash'               -- since 11
                   WHERE c.opcname = 'enum_ops'                                                       -- since 11
                     AND c.opcnamespace = 'pg_catalog'::pg_catalog.regnamespace) = ANY (p.partclass)  -- since 11
            """);

    private static final CatalogQuery EXTENSION_REFERENCES = CatalogQuery.of("""
            SELECT c.conrelid, c.confrelid
            FROM pg_catalog.pg_constraint c
            JOIN pg_catalog.pg_depend d
              ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
             AND d.objid = c.confrelid
             AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
            WHERE c.contype = 'f'
            """);

    static List<TableData> read(ReadContext in) {
        Map<Long, String> ofExtensions = ExtensionTables.wanted(in.selection(), in.model()::relation);
        boolean dataWanted = in.selection().scope().dataWanted();
        Set<Long> unsafe = dataWanted && in.dialect().has(Feature.FORCED_PARTITION_ROOT)
                ? new HashSet<>(in.rows(UNSAFE_PARTITIONED, row -> row.oid("oid")))
                : Set.of();
        Map<Long, Set<Long>> references = references(in, ofExtensions.keySet());
        List<TableData> data = new ArrayList<>();
        for (Relation table : in.model().all(Relation.class)) {
            boolean wanted = ofExtensions.containsKey(table.oid())
                    || dataWanted && in.selection().wants(table, Component.DATA);
            if (wanted && (table.relkind() == 'r' || table.isForeign()) && isIncluded(in.selection(), table)) {
                data.add(of(
                        in,
                        table,
                        ofExtensions.getOrDefault(table.oid(), ""),
                        unsafe,
                        references.getOrDefault(table.oid(), Set.of())));
            }
        }
        return data;
    }

    /**
     * Foreign keys that are there while rows are loaded: those between extensions' tables; all of them in a dump of data
     * alone, where otherwise they follow the data.
     *
     * @param ofExtensions the OIDs of the tables whose rows an extension leaves to the user
     */
    private static Map<Long, Set<Long>> references(ReadContext in, Set<Long> ofExtensions) {
        Map<Long, Set<Long>> references = new HashMap<>();
        if (!ofExtensions.isEmpty()) {
            in.rows(EXTENSION_REFERENCES, row -> {
                long table = row.oid("conrelid");
                return ofExtensions.contains(table)
                        && references
                                .computeIfAbsent(table, oid -> new LinkedHashSet<>())
                                .add(row.oid("confrelid"));
            });
        }
        if (!in.selection().scope().schemaWanted()) {
            in.model()
                    .all(ForeignKey.class)
                    .forEach(key -> references
                            .computeIfAbsent(key.table().oid(), oid -> new LinkedHashSet<>())
                            .add(key.referenced()));
        }
        return references;
    }

    private static TableData of(
            ReadContext in, Relation table, String condition, Set<Long> unsafe, Set<Long> references) {
        Relation root = null;
        boolean needsRoot = false;
        Relation level = table;
        while (level != null && level.isPartition() && !level.parents().isEmpty()) {
            level = in.model().relation(level.parents().get(0));
            root = level == null ? root : level;
            needsRoot |= level != null && unsafe.contains(level.oid());
        }
        return new TableData(header(in, table), table, condition, root, needsRoot, references);
    }

    /** Of what stands for a relation's contents: with its OID, but in no catalog, as no dependency is meant for it. */
    static ObjectHeader header(ReadContext in, Relation relation) {
        return new ObjectHeader(
                in.nextDumpId(),
                new CatalogId(0, relation.oid()),
                relation.name(),
                relation.schema(),
                relation.owner());
    }

    /** Whether the contents of a relation are wanted and not left out by its own name. */
    static boolean isWanted(Selection selection, Relation relation) {
        return selection.wants(relation, Component.DATA) && isIncluded(selection, relation);
    }

    private static boolean isIncluded(Selection selection, Relation relation) {
        DumpScope scope = selection.scope();
        boolean kept = !scope.excludedTableData().contains(relation.oid());
        return relation.isForeign()
                ? kept
                        && scope.foreignDataServers()
                                .contains(relation.properties().foreignServer())
                : kept;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TABLE_DATA;
    }

    @Override
    public CatalogId partOf() {
        return table.catalogId();
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        edges.add(this, table);
        for (long oid : references) {
            model.parts(new CatalogId(SystemCatalog.PG_CLASS, oid), TableData.class)
                    .forEach(data -> edges.add(this, data));
        }
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Component.ALL;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (table.properties().isUnlogged() && context.options().noUnloggedTableData()) {
            return;
        }
        boolean throughRoot = root != null && (needsRoot || context.options().loadViaPartitionRoot());
        Relation target = throughRoot && root != null ? root : table;
        boolean says = throughRoot && context.has(Feature.FORCED_PARTITION_ROOT);
        EntryDraft draft = EntryDraft.of(this, "TABLE DATA", Section.DATA)
                .dependsOn(table.dumpId())
                .definition(
                        says
                                ? "-- load via partition root "
                                        + context.qualified(target).replaceAll("[\r\n]", " ")
                                : null);
        if (context.options().rowsPerInsert() == 0) {
            draft.copyStatement(
                            "COPY " + context.qualified(target) + " " + columns(context, "(", ")") + " FROM stdin;\n")
                    .data(context.data().copy(table, copySource(context)));
        } else {
            draft.data(context.data().inserts(table, InsertPlan.of(context, table, target, condition)));
        }
        entries.add(draft);
    }

    /** The columns are named, so that the order in which they were added or inherited plays no part. */
    private String columns(RenderContext context, String open, String close) {
        String names = table.columns().stream()
                .filter(column -> !column.dropped() && !column.isGenerated())
                .map(column -> context.quote(column.name()))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : open + names + close;
    }

    private CopySource copySource(RenderContext context) {
        String name = context.qualified(table);
        String columns = columns(context, "", "");
        if (condition.isEmpty() && !table.isForeign()) {
            String statement = "COPY " + name + " " + columns(context, "(", ")") + " TO stdout;";
            return new CopySource(name, statement, columns.isEmpty() ? null : columns);
        }
        String statement = "COPY (SELECT " + (columns.isEmpty() ? "*" : columns) + " FROM " + name + " " + condition
                + ") TO stdout;";
        return new CopySource(name, statement, null);
    }
}
