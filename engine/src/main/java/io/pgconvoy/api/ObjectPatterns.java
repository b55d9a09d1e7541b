package io.pgconvoy.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Which objects are wanted, as {@code psql} patterns exactly as the user wrote them. Empty lists were not given.
 *
 * @param besideExtensions extensions wanted beside everything else, as filter files ask for them
 * @param foreignServers servers whose foreign tables' rows are wanted ({@code --include-foreign-data})
 * @param strictNames every including pattern must match something
 */
public record ObjectPatterns(
        List<String> schemas,
        List<String> excludedSchemas,
        List<String> tables,
        List<String> tablesAndChildren,
        List<String> excludedTables,
        List<String> excludedTablesAndChildren,
        List<String> excludedTableData,
        List<String> excludedTableDataAndChildren,
        List<String> extensions,
        List<String> excludedExtensions,
        List<String> besideExtensions,
        List<String> foreignServers,
        boolean strictNames) {

    public static final ObjectPatterns EVERYTHING = new ObjectPatterns(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of(), false);

    public ObjectPatterns {
        schemas = List.copyOf(schemas);
        excludedSchemas = List.copyOf(excludedSchemas);
        tables = List.copyOf(tables);
        tablesAndChildren = List.copyOf(tablesAndChildren);
        excludedTables = List.copyOf(excludedTables);
        excludedTablesAndChildren = List.copyOf(excludedTablesAndChildren);
        excludedTableData = List.copyOf(excludedTableData);
        excludedTableDataAndChildren = List.copyOf(excludedTableDataAndChildren);
        extensions = List.copyOf(extensions);
        excludedExtensions = List.copyOf(excludedExtensions);
        besideExtensions = List.copyOf(besideExtensions);
        foreignServers = List.copyOf(foreignServers);
    }

    /** The same without what is in this schema. */
    public ObjectPatterns withoutSchema(String pattern) {
        List<String> excluded = new ArrayList<>(excludedSchemas);
        excluded.add(pattern);
        return new ObjectPatterns(
                schemas,
                excluded,
                tables,
                tablesAndChildren,
                excludedTables,
                excludedTablesAndChildren,
                excludedTableData,
                excludedTableDataAndChildren,
                extensions,
                excludedExtensions,
                besideExtensions,
                foreignServers,
                strictNames);
    }

    /** Whether the choice leaves out what belongs to no schema. */
    public boolean narrowed() {
        return !(schemas.isEmpty() && tables.isEmpty() && tablesAndChildren.isEmpty() && extensions.isEmpty());
    }
}
