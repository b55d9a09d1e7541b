package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.object.RelationDetails.ColumnAcl;
import io.pgconvoy.object.RelationDetails.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads columns, definitions and column privileges: three queries for all relations together. */
final class RelationDetailsReader {
    private static final CatalogQuery TEXTS = CatalogQuery.of("""
            SELECT c.oid,
                   CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid)
                        WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid)      -- since 10
                   END AS definition,
                   '' AS partition_bound,                                                  -- before 10
                   pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS partition_bound,       -- since 10
                   CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS of_type,
                   server.srvname AS server,
                   pg_catalog.array_to_string(ARRAY(
                       SELECT pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
                       FROM pg_catalog.pg_options_to_table(ft.ftoptions)
                       ORDER BY option_name), E',\\n    ') AS foreign_options
            FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_class c ON c.oid = wanted.oid
            LEFT JOIN pg_catalog.pg_foreign_table ft ON ft.ftrelid = c.oid
            LEFT JOIN pg_catalog.pg_foreign_server server ON server.oid = ft.ftserver
            """);

    /** Of all relations, because privileges on catalogs' columns are written too, and on system columns. */
    private static final CatalogQuery COLUMN_ACLS = CatalogQuery.of("""
            SELECT a.attrelid, a.attnum, a.attname, a.attacl AS acl, '{}' AS acldefault
            FROM pg_catalog.pg_attribute a
            WHERE NOT a.attisdropped AND a.attacl IS NOT NULL
            UNION ALL
            SELECT a.attrelid, a.attnum, a.attname, a.attacl, '{}'
            FROM pg_catalog.pg_init_privs initial
            JOIN pg_catalog.pg_attribute a ON a.attrelid = initial.objoid AND a.attnum = initial.objsubid
            WHERE initial.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
              AND initial.objsubid <> 0
              AND NOT a.attisdropped AND a.attacl IS NULL
            ORDER BY 1, 2
            """);

    private final ReadContext in;
    private final List<Relation> relations;
    private final Set<Long> needed;

    RelationDetailsReader(ReadContext in, List<Relation> relations, Set<Long> needed) {
        this.in = in;
        this.relations = relations;
        this.needed = needed;
    }

    /** All relations, those that are needed with their details. */
    List<Relation> read() {
        Map<Long, List<Column>> columns = new ColumnReader(in, relations, needed).read();
        Map<Long, Text> texts = texts();
        return relations.stream()
                .map(relation -> {
                    long oid = relation.oid();
                    RelationDetails details = new RelationDetails(
                            columns.getOrDefault(oid, List.of()),
                            relation.details().columnAcls(),
                            texts.getOrDefault(oid, Text.NONE));
                    return relation.withDetails(needed.contains(oid), details);
                })
                .toList();
    }

    private Map<Long, Text> texts() {
        List<Long> wanted = relations.stream()
                .filter(this::hasText)
                .filter(relation -> in.selection().of(relation).contains(Component.DEFINITION))
                .map(Relation::oid)
                .toList();
        Map<Long, Text> texts = new HashMap<>();
        if (in.selection().scope().schemaWanted()) {
            in.rows(TEXTS, wanted, row -> texts.put(row.oid("oid"), text(row)));
        }
        return texts;
    }

    private boolean hasText(Relation relation) {
        return relation.relkind() != 'S'
                && (relation.relkind() != 'r'
                        || relation.isPartition()
                        || relation.properties().ofType() != 0);
    }

    private static Text text(CatalogRow row) {
        return new Text(
                row.textOrEmpty("definition"),
                row.textOrEmpty("partition_bound"),
                row.textOrEmpty("of_type"),
                row.textOrEmpty("server"),
                row.textOrEmpty("foreign_options"));
    }

    /** The privileges on columns, by the OIDs of the relations that have such. */
    static Map<Long, List<ColumnAcl>> columnAcls(ReadContext in) {
        Map<Long, List<ColumnAcl>> acls = new HashMap<>();
        in.rows(
                COLUMN_ACLS,
                row -> acls.computeIfAbsent(row.oid("attrelid"), oid -> new ArrayList<>())
                        .add(new ColumnAcl(row.integer("attnum"), row.text("attname"), Acl.of(row))));
        return acls;
    }
}
