package io.pgconvoy.cli;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.api.ObjectPatterns;
import io.pgconvoy.api.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which objects of a database take part, by psql patterns. */
@Heading("Options selecting objects (patterns may be given several times)")
final class PairSelectionOptions {
    @Option(
            names = {"-n", "--schema"},
            paramLabel = "PATTERN",
            description = "only these schemas")
    private List<String> schemas = new ArrayList<>();

    @Option(
            names = {"-N", "--exclude-schema"},
            paramLabel = "PATTERN",
            description = "not these schemas")
    private List<String> excludedSchemas = new ArrayList<>();

    @Option(
            names = {"-t", "--table"},
            paramLabel = "PATTERN",
            description = "only these tables, views, sequences and foreign tables")
    private List<String> tables = new ArrayList<>();

    @Option(
            names = {"-T", "--exclude-table"},
            paramLabel = "PATTERN",
            description = "not these tables")
    private List<String> excludedTables = new ArrayList<>();

    @Option(names = "--exclude-table-data", paramLabel = "PATTERN", description = "these tables without their rows")
    private List<String> excludedTableData = new ArrayList<>();

    @Option(names = "--strict-names", description = "every pattern that selects must match something")
    private boolean strictNames;

    @Option(
            names = {"-s", "--schema-only"},
            description = "only the definitions")
    private boolean schemaOnly;

    @Option(
            names = {"-a", "--data-only"},
            description = "only rows, sequences' values and large objects")
    private boolean dataOnly;

    @Option(
            names = {"-B", "--no-large-objects"},
            description = "no large objects")
    private boolean noLargeObjects;

    ObjectPatterns patterns() {
        return new ObjectPatterns(
                schemas,
                excludedSchemas,
                tables,
                List.of(),
                excludedTables,
                List.of(),
                excludedTableData,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                strictNames);
    }

    ContentChoice contents() {
        if (schemaOnly && dataOnly) {
            throw new UsageException("options -s/--schema-only and -a/--data-only cannot be used together");
        }
        return new ContentChoice(
                !dataOnly,
                !schemaOnly,
                false,
                false,
                noLargeObjects ? LargeObjectChoice.NEVER : LargeObjectChoice.WITH_WHOLE_DATABASE,
                ContentChoice.ALL_SECTIONS);
    }
}
