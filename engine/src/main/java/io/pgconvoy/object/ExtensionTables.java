package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The relations whose rows an extension leaves to the user (pg_extension.extconfig): CREATE EXTENSION makes them, but a
 * dump must hold their rows, even a dump of definitions alone.
 */
final class ExtensionTables {
    private ExtensionTables() {}

    /**
     * The wanted ones by OID, each with the WHERE clause that tells the user's rows, or empty.
     *
     * @param relations finds a relation by its OID
     */
    static Map<Long, String> wanted(Selection selection, LongFunction<@Nullable Relation> relations) {
        Map<Long, String> wanted = new HashMap<>();
        for (Extension extension : selection.model().all(Extension.class)) {
            if (isChosen(extension, selection.scope())) {
                collect(extension, selection, relations, wanted);
            }
        }
        return wanted;
    }

    private static boolean isChosen(Extension extension, DumpScope scope) {
        long oid = extension.catalogId().oid();
        Set<Long> included = scope.includedExtensions();
        return (included == null || included.contains(oid))
                && !scope.excludedExtensions().contains(oid);
    }

    private static void collect(
            Extension extension,
            Selection selection,
            LongFunction<@Nullable Relation> relations,
            Map<Long, String> wanted) {
        List<Long> tables = extension.configTables();
        List<@Nullable String> conditions = extension.configConditions();
        if (tables.size() != conditions.size()) {
            throw CatalogReader.inconsistent("extension \"" + extension.name() + "\" has " + tables.size()
                    + " configuration tables but " + conditions.size() + " conditions");
        }
        for (int i = 0; i < tables.size(); i++) {
            Relation table = relations.apply(tables.get(i));
            if (table != null && isWanted(extension, table, selection)) {
                String condition = conditions.get(i);
                wanted.putIfAbsent(table.oid(), condition == null ? "" : condition);
            }
        }
    }

    private static boolean isWanted(Extension extension, Relation table, Selection selection) {
        DumpScope scope = selection.scope();
        String schemaName = table.schema();
        Schema schema = schemaName == null ? null : selection.model().schema(schemaName);
        if (schema == null
                || scope.excludedTables().contains(table.oid())
                || scope.excludedSchemas().contains(schema.catalogId().oid())) {
            return false;
        }
        Set<Long> included = scope.includedTables();
        return selection.wants(extension, Component.DEFINITION)
                || included != null && included.contains(table.oid())
                || selection.wants(schema, Component.DATA);
    }
}
