package io.pgconvoy.cli;

import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.api.ObjectPatterns;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which objects a dump takes, by psql patterns. */
@Heading("Options selecting objects (each may be given several times)")
final class DumpSelectionOptions extends PatternOptions {
    @Option(
            names = "--table-and-children",
            paramLabel = "PATTERN",
            description = "only these tables, with their children and partitions")
    private List<String> tablesAndChildren = new ArrayList<>();

    @Option(
            names = "--exclude-table-and-children",
            paramLabel = "PATTERN",
            description = "not these tables, nor their children and partitions")
    private List<String> excludedTablesAndChildren = new ArrayList<>();

    @Option(
            names = "--exclude-table-data-and-children",
            paramLabel = "PATTERN",
            description = "these tables, their children and partitions without their rows")
    private List<String> excludedTableDataAndChildren = new ArrayList<>();

    @Option(
            names = {"-e", "--extension"},
            paramLabel = "PATTERN",
            description = "only these extensions")
    private List<String> extensions = new ArrayList<>();

    @Option(names = "--exclude-extension", paramLabel = "PATTERN", description = "not these extensions")
    private List<String> excludedExtensions = new ArrayList<>();

    @Option(
            names = "--include-foreign-data",
            paramLabel = "PATTERN",
            description = "also the rows of foreign tables on these servers")
    private List<String> foreignServers = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "FILENAME",
            description = "read further inclusions and exclusions from this file (- for standard input)")
    private void filter(List<String> files) {
        throw new IllegalStateException("filter files are read before: " + files);
    }

    @Option(
            names = {"-b", "--large-objects", "--blobs"},
            description = "large objects too, although schemas, tables or extensions are selected")
    private boolean largeObjects;

    @Option(
            names = {"-B", "--no-large-objects", "--no-blobs"},
            description = "no large objects")
    private boolean noLargeObjects;

    /** Stock lets {@code -b} win when both are given. */
    LargeObjectChoice largeObjects() {
        if (largeObjects) {
            return LargeObjectChoice.ALWAYS;
        }
        return noLargeObjects ? LargeObjectChoice.NEVER : LargeObjectChoice.WITH_WHOLE_DATABASE;
    }

    /** @param besideExtensions extensions to take beside everything else */
    ObjectPatterns patterns(List<String> besideExtensions) {
        return new ObjectPatterns(
                schemas,
                excludedSchemas,
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
}
