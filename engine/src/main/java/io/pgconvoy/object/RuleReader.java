package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads rules: the queries of views, and all others. */
final class RuleReader {
    private static final CatalogQuery RULES = CatalogQuery.of("""
            SELECT r.tableoid, r.oid, r.rulename AS name, r.ev_class, r.ev_enabled,
                   r.ev_type = '1' AND r.is_instead AS on_select
            FROM pg_catalog.pg_rewrite r
            ORDER BY r.oid
            """);

    /** Only of wanted tables: they are locked, so that looking at them is safe. */
    private static final CatalogQuery DEFINITIONS = CatalogQuery.of("""
            SELECT r.oid, pg_catalog.pg_get_ruledef(r.oid) AS definition
            FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_rewrite r ON r.ev_class = wanted.oid
            WHERE NOT (r.ev_type = '1' AND r.is_instead)
            """);

    private RuleReader() {}

    static List<DatabaseObject> read(ReadContext in) {
        List<Long> tables = in.model().all(Relation.class).stream()
                .filter(table -> table.properties().hasRules() && in.selection().wants(table, Component.DEFINITION))
                .map(table -> table.catalogId().oid())
                .toList();
        Map<Long, String> definitions = new HashMap<>();
        in.rows(DEFINITIONS, tables, row -> definitions.put(row.oid("oid"), row.text("definition")));
        return in.rows(RULES, row -> rule(in, row, definitions)).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable DatabaseObject rule(ReadContext in, CatalogRow row, Map<Long, String> definitions) {
        Relation table = in.model().relation(row.oid("ev_class"));
        if (table == null) {
            return null;
        }
        ObjectHeader header = in.headerOnTable(row, "ev_class");
        FiringState state = FiringState.of(row.character("ev_enabled"));
        boolean isView = table.relkind() == 'v' || table.relkind() == 'm';
        return isView && row.flag("on_select")
                ? new ViewRule(header, table, state)
                : new Rule(header, table, state, definitions.getOrDefault(row.oid("oid"), ""));
    }
}
