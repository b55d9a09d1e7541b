package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what users made and no kind of ours reads: rows in catalogs, and codes in catalog columns, that a newer server
 * brought. A dump without them would look complete and not be.
 */
final class UnknownKinds {
    /** Every catalog that servers up to 19 have: read by a kind, part of another's row, or the cluster's own. */
    private static final Set<String> KNOWN_CATALOGS = Set.of(
            ("aggregate am amop amproc attrdef attribute auth_members authid cast class collation constraint conversion"
                            + " database db_role_setting default_acl depend description enum event_trigger extension"
                            + " foreign_data_wrapper foreign_server foreign_table index inherits init_privs language"
                            + " largeobject largeobject_metadata namespace opclass operator opfamily parameter_acl"
                            + " partitioned_table pltemplate policy proc publication publication_namespace"
                            + " publication_rel range replication_origin rewrite seclabel sequence shdepend"
                            + " shdescription shseclabel statistic statistic_ext statistic_ext_data subscription"
                            + " subscription_rel tablespace transform trigger ts_config ts_config_map ts_dict ts_parser"
                            + " ts_template type user_mapping")
                    .split(" "));

    /** What a code that nothing reads is the code of. */
    private static final Map<String, String> COLUMNS = Map.of(
            "relkind", "relation",
            "typtype", "type",
            "contype", "constraint",
            "prokind", "routine");

    private static final CatalogQuery CATALOGS = CatalogQuery.of("""
            SELECT c.relname AS name
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'oid'
            WHERE c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
              AND c.relkind = 'r'
              AND c.oid <= 16383
              AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
            ORDER BY c.relname
            """);

    /** Members of extensions come with them, whatever they are. */
    private static final CatalogQuery CODES = CatalogQuery.of("""
            SELECT * FROM (
                SELECT c.tableoid AS classid, c.oid, 'relkind' AS catalog_column, c.relkind AS code,
                       c.relnamespace AS schema, c.relname AS name
                FROM pg_catalog.pg_class c
                WHERE c.relkind NOT IN ('r', 'p', 'v', 'm', 'f', 'S', 'c', 'i', 'I', 't')
                UNION ALL
                SELECT t.tableoid, t.oid, 'typtype', t.typtype, t.typnamespace, t.typname
                FROM pg_catalog.pg_type t
                WHERE t.typtype NOT IN ('b', 'c', 'd', 'e', 'p', 'r', 'm')
                UNION ALL
                SELECT c.tableoid, c.oid, 'contype', c.contype, c.connamespace, c.conname
                FROM pg_catalog.pg_constraint c
                WHERE c.contype NOT IN ('c', 'f', 'n', 'p', 't', 'u', 'x')
                UNION ALL                                                        -- since 11
                SELECT p.tableoid, p.oid, 'prokind', p.prokind, p.pronamespace, p.proname -- since 11
                FROM pg_catalog.pg_proc p                                        -- since 11
                WHERE p.prokind NOT IN ('a', 'f', 'p', 'w')                      -- since 11
            ) found
            WHERE found.oid > 16383
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                              WHERE d.classid = found.classid AND d.objid = found.oid AND d.deptype = 'e')
            ORDER BY found.catalog_column, found.name
            """);

    private final ReadContext in;

    private UnknownKinds(ReadContext in) {
        this.in = in;
    }

    /** The names of the objects that a dump of this scope should hold and could not; normally none. */
    static List<String> read(ReadContext in) {
        UnknownKinds kinds = new UnknownKinds(in);
        List<String> unknown = new ArrayList<>(kinds.unknownCodes());
        if (in.selection().scope().includesEverything()) {
            unknown.addAll(kinds.rowsOfUnknownCatalogs());
        }
        return List.copyOf(unknown);
    }

    private List<String> unknownCodes() {
        List<String> unknown = new ArrayList<>();
        in.rows(CODES, this::unknownCode).forEach(name -> {
            if (name != null) {
                unknown.add(name);
            }
        });
        return unknown;
    }

    private @Nullable String unknownCode(CatalogRow row) {
        String schema = in.schemaName(row.oid("schema"));
        String column = row.text("catalog_column");
        return in.selection().contentsOf(schema).contains(Component.DEFINITION)
                ? COLUMNS.get(column) + " \"" + schema + "." + row.text("name") + "\" (" + column + " '"
                        + row.text("code") + "')"
                : null;
    }

    private List<String> rowsOfUnknownCatalogs() {
        List<String> names = in.rows(CATALOGS, row -> row.text("name"));
        String union = names.stream()
                .filter(name -> !KNOWN_CATALOGS.contains(name.replaceFirst("^pg_", "")))
                .map(UnknownKinds::userRows)
                .collect(Collectors.joining("\nUNION ALL\n"));
        List<String> unknown = new ArrayList<>();
        in.catalog()
                .forEach(union, row -> unknown.add("row of " + row.text("catalog") + " with OID " + row.oid("oid")));
        return unknown;
    }

    private static String userRows(String catalog) {
        return "SELECT '" + catalog + "' AS catalog, oid FROM pg_catalog." + catalog + " WHERE oid > 16383";
    }
}
