package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A base type (pg_type with typtype b that is no array type).
 *
 * @param functions the support functions, in the order in which CREATE TYPE lists them
 * @param subscript the subscripting function as the server writes it; null for none and before release 14
 * @param element the type that subscripting gives, as the server writes it; null for none
 */
public record BaseType(
        ObjectHeader header,
        Acl acl,
        int length,
        boolean byValue,
        char alignment,
        char storage,
        List<Support> functions,
        boolean collatable,
        TypeDefault defaultValue,
        @Nullable String subscript,
        @Nullable String element,
        String category,
        boolean preferred,
        String delimiter)
        implements DataType {
    /** A function of the type, as the server writes it, and the option of CREATE TYPE that names it. */
    public record Support(String option, String function) {}

    /** Types with OIDs below 10000 are assigned by hand and pinned: no dependency is recorded on them. */
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT t.tableoid, t.oid, t.typname AS name, t.typnamespace AS schema, t.typowner AS owner,
                   t.typacl AS acl, pg_catalog.acldefault('T', t.typowner) AS acldefault,
                   t.typlen, t.typbyval, t.typalign, t.typstorage,
                   t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze,
                   NULLIF(t.typsubscript::pg_catalog.text, '-') AS subscript, -- since 14
                   NULL AS subscript, -- before 14
                   t.typcollation <> 0 AS collatable,
                   pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS default_expression, t.typdefault AS default_text,
                   CASE WHEN t.typelem <> 0 THEN pg_catalog.format_type(t.typelem, NULL) END AS element,
                   t.typcategory, t.typispreferred, t.typdelim
            FROM pg_catalog.pg_type t
            LEFT JOIN pg_catalog.pg_type element ON element.oid = t.typelem
            WHERE t.typtype = 'b'
              AND (t.oid >= 10000 OR t.typacl IS NOT NULL) -- only users' objects
              AND element.typarray IS DISTINCT FROM t.oid
            ORDER BY t.oid
            """);

    private static final List<Map.Entry<String, String>> FUNCTION_COLUMNS = List.of(
            Map.entry("INPUT", "typinput"),
            Map.entry("OUTPUT", "typoutput"),
            Map.entry("RECEIVE", "typreceive"),
            Map.entry("SEND", "typsend"),
            Map.entry("TYPMOD_IN", "typmodin"),
            Map.entry("TYPMOD_OUT", "typmodout"),
            Map.entry("ANALYZE", "typanalyze"));

    private static final Map<Character, String> ALIGNMENTS =
            Map.of('c', "char", 's', "int2", 'i', "int4", 'd', "double");

    private static final Map<Character, String> STORAGES =
            Map.of('p', "plain", 'e', "external", 'x', "extended", 'm', "main");

    /** The base types, and the shells of those that are wanted. */
    static List<DatabaseObject> read(ReadContext in) {
        List<BaseType> types = in.rows(QUERY, row -> of(in, row));
        List<DatabaseObject> objects = new ArrayList<>(types);
        objects.addAll(ShellType.of(in, types));
        return objects;
    }

    private static BaseType of(ReadContext in, CatalogRow row) {
        return new BaseType(
                in.header(row),
                Acl.of(row),
                row.integer("typlen"),
                row.flag("typbyval"),
                row.character("typalign"),
                row.character("typstorage"),
                functions(row),
                row.flag("collatable"),
                TypeDefault.of(row),
                row.textOrNull("subscript"),
                row.textOrNull("element"),
                row.text("typcategory"),
                row.flag("typispreferred"),
                row.text("typdelim"));
    }

    private static List<Support> functions(CatalogRow row) {
        return FUNCTION_COLUMNS.stream()
                .filter(column -> !row.text(column.getValue()).equals("-"))
                .map(column -> new Support(column.getKey(), row.text(column.getValue())))
                .toList();
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String name = context.qualified(this);
        String definition = "CREATE TYPE " + name + " (\n    " + String.join(",\n    ", parameters(context)) + "\n);\n";
        // CASCADE: the type and its functions depend on each other.
        render(context, entries, "TYPE", definition, "DROP TYPE " + name + " CASCADE;\n");
    }

    private List<String> parameters(RenderContext context) {
        List<String> parameters = new ArrayList<>();
        parameters.add("INTERNALLENGTH = " + (length == -1 ? "variable" : String.valueOf(length)));
        functions.forEach(function -> parameters.add(function.option + " = " + function.function));
        if (collatable) {
            parameters.add("COLLATABLE = true");
        }
        if (defaultValue.exists()) {
            parameters.add("DEFAULT = " + defaultValue.sql(context));
        }
        addSubscripting(parameters);
        addCategory(context, parameters);
        addStorage(parameters);
        return parameters;
    }

    private void addSubscripting(List<String> parameters) {
        if (subscript != null) {
            parameters.add("SUBSCRIPT = " + subscript);
        }
        if (element != null) {
            parameters.add("ELEMENT = " + element);
        }
    }

    private void addCategory(RenderContext context, List<String> parameters) {
        if (!category.equals("U")) {
            parameters.add("CATEGORY = " + context.literal(category));
        }
        if (preferred) {
            parameters.add("PREFERRED = true");
        }
        if (!delimiter.equals(",")) {
            parameters.add("DELIMITER = " + context.literal(delimiter));
        }
    }

    private void addStorage(List<String> parameters) {
        if (ALIGNMENTS.containsKey(alignment)) {
            parameters.add("ALIGNMENT = " + ALIGNMENTS.get(alignment));
        }
        if (STORAGES.containsKey(storage)) {
            parameters.add("STORAGE = " + STORAGES.get(storage));
        }
        if (byValue) {
            parameters.add("PASSEDBYVALUE");
        }
    }
}
