package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.Column.NotNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the columns of the relations that a dump needs, and settles which of them say NOT NULL themselves. */
final class ColumnReader {
    /**
     * A column's NOT NULL constraint has a row of its own since 18. Option pg_attver, which minor releases of November
     * 2026 keep, is the server's own: no statement may set it (catalog/pg_attribute.h of 15.20).
     */
    private static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT a.attrelid, a.attnum, a.attname, a.attisdropped, a.attislocal, a.atthasdef,
                   a.attnotnull,                        -- before 18
                   nn.oid IS NOT NULL AS attnotnull,    -- since 18
                   pg_catalog.format_type(t.oid, a.atttypmod) AS type,
                   COALESCE(a.attstattarget, -1) AS attstattarget, a.attstorage, t.typstorage,
                   '' AS attcompression,    -- before 14
                   a.attcompression,        -- since 14
                   '' AS attidentity,       -- before 10
                   a.attidentity,           -- since 10
                   '' AS attgenerated,      -- before 12
                   a.attgenerated,          -- since 12
                   CASE WHEN a.attoptions IS NOT NULL THEN pg_catalog.array_to_string(ARRAY(
                       SELECT option FROM pg_catalog.unnest(a.attoptions) option
                       WHERE pg_catalog.split_part(option, '=', 1) <> 'pg_attver'), ', ') END AS options,
                   CASE WHEN a.attfdwoptions IS NOT NULL THEN pg_catalog.array_to_string(ARRAY(
                       SELECT pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
                       FROM pg_catalog.pg_options_to_table(a.attfdwoptions)
                       ORDER BY option_name), E',\\n    ') END AS foreign_options,
                   coll.collname AS collation, collns.nspname AS collation_schema,
                   0 AS notnull_oid, NULL AS notnull_name, NULL AS notnull_noinherit,            -- before 18
                   NULL AS notnull_local, NULL AS notnull_valid                                  -- before 18
                   nn.oid AS notnull_oid, nn.conname AS notnull_name,                            -- since 18
                   nn.connoinherit AS notnull_noinherit, nn.conislocal AS notnull_local,         -- since 18
                   nn.convalidated AS notnull_valid                                              -- since 18
            FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = wanted.oid
            LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_collation coll ON coll.oid = a.attcollation AND coll.oid <> t.typcollation
            LEFT JOIN pg_catalog.pg_namespace collns ON collns.oid = coll.collnamespace
            LEFT JOIN pg_catalog.pg_constraint nn                                                -- since 18
              ON nn.conrelid = a.attrelid AND nn.contype = 'n' AND nn.conkey = ARRAY[a.attnum]   -- since 18
            WHERE a.attnum > 0
            ORDER BY a.attrelid, a.attnum
            """);

    private final ReadContext in;
    private final List<Relation> relations;
    private final Map<Long, Relation> byOid = new HashMap<>();
    private final Set<Long> needed;
    private final Map<Long, List<Column>> columns = new HashMap<>();

    ColumnReader(ReadContext in, List<Relation> relations, Set<Long> needed) {
        this.in = in;
        this.relations = relations;
        this.needed = needed;
        relations.forEach(relation -> byOid.put(relation.oid(), relation));
    }

    Map<Long, List<Column>> read() {
        List<Long> oids = relations.stream()
                .filter(relation -> needed.contains(relation.oid()) && relation.relkind() != 'S')
                .map(Relation::oid)
                .toList();
        in.rows(QUERY, oids, this::add);
        Map<Long, List<Column>> settled = new HashMap<>(columns);
        for (Relation relation : relations) {
            if (mayInherit(relation)) {
                settled.computeIfPresent(relation.oid(), (oid, own) -> settleNotNull(relation, own));
            }
        }
        return settled;
    }

    private boolean add(CatalogRow row) {
        List<Column> ofRelation = columns.computeIfAbsent(row.oid("attrelid"), oid -> new ArrayList<>());
        if (row.integer("attnum") != ofRelation.size() + 1) {
            throw CatalogReader.inconsistent("invalid column numbering in table \"" + tableName(row) + "\"");
        }
        return ofRelation.add(column(row));
    }

    private Column column(CatalogRow row) {
        String collation = row.textOrNull("collation");
        return new Column(
                row.integer("attnum"),
                row.text("attname"),
                row.textOrEmpty("type"),
                row.flag("attisdropped"),
                row.flag("attislocal"),
                row.integer("attstattarget"),
                row.character("attstorage"),
                row.isNull("typstorage") ? '\0' : row.character("typstorage"),
                row.character("attcompression"),
                row.character("attidentity"),
                row.character("attgenerated"),
                row.textOrEmpty("options"),
                row.textOrEmpty("foreign_options"),
                collation == null ? null : new Column.Collation(row.text("collation_schema"), collation),
                row.flag("atthasdef"),
                notNull(row));
    }

    private @Nullable NotNull notNull(CatalogRow row) {
        boolean catalogued = row.oid("notnull_oid") != 0;
        boolean valid = !catalogued || row.flag("notnull_valid");
        if (!catalogued && !row.flag("attnotnull")) {
            return null;
        }
        if (!catalogued || !in.dialect().has(Feature.NAMED_NOT_NULL)) {
            boolean local = row.flag("attislocal") || in.dialect().has(Feature.LOCAL_NOT_NULL_KEPT);
            return new NotNull(row.oid("notnull_oid"), "", local, false, valid, null);
        }
        CatalogId id = new CatalogId(SystemCatalog.PG_CONSTRAINT, row.oid("notnull_oid"));
        String comment = valid ? in.model().annotations().comment(id, 0) : null;
        return new NotNull(
                row.oid("notnull_oid"),
                comment == null && !isChangedLater(row) && isDefaultName(row) ? "" : row.text("notnull_name"),
                row.flag("notnull_local"),
                row.flag("notnull_noinherit"),
                valid,
                comment);
    }

    /** pg_upgrade has the constraint of an inherited column declared, and then made an inherited one by its name. */
    private boolean isChangedLater(CatalogRow row) {
        Relation relation = byOid.get(row.oid("attrelid"));
        return in.selection().scope().binaryUpgrade()
                && !row.flag("notnull_local")
                && relation != null
                && !relation.isPartition();
    }

    /** The name that the server gives by itself to such a constraint, as far as stock knows it. */
    private boolean isDefaultName(CatalogRow row) {
        return row.text("notnull_name").equals(tableName(row) + "_" + row.text("attname") + "_not_null");
    }

    private String tableName(CatalogRow row) {
        Relation relation = byOid.get(row.oid("attrelid"));
        return relation == null ? "" : relation.name();
    }

    private boolean mayInherit(Relation relation) {
        return relation.isTable()
                && !relation.parents().isEmpty()
                && !in.selection().of(relation).isEmpty();
    }

    private List<Column> settleNotNull(Relation relation, List<Column> own) {
        return own.stream()
                .map(column -> {
                    NotNull notNull = column.notNull();
                    return notNull == null || column.dropped()
                            ? column
                            : column.withNotNull(notNull.withLocal(isLocal(notNull, column.name(), relation)));
                })
                .toList();
    }

    /**
     * Where no constraint tells, a parent's NOT NULL stands for the child's. Where constraints tell, one that is valid
     * in the child alone must be said there, though it was inherited as NOT VALID.
     */
    private boolean isLocal(NotNull notNull, String column, Relation relation) {
        boolean inherited = relation.parents().stream().anyMatch(parent -> isNotNull(parent, column));
        boolean told = notNull.constraint() != 0 && in.dialect().has(Feature.NAMED_NOT_NULL);
        return told ? notNull.local() || !inherited : notNull.local() && !inherited;
    }

    private boolean isNotNull(long relation, String name) {
        return columns.getOrDefault(relation, List.of()).stream()
                .anyMatch(column -> column.name().equals(name) && column.isNotNull());
    }
}
