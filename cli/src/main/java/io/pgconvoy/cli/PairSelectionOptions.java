package io.pgconvoy.cli;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.api.ObjectPatterns;
import io.pgconvoy.api.error.UsageException;
import java.util.List;
import picocli.CommandLine.Option;

/** Which objects of a database take part, by psql patterns. */
@Heading("Options selecting objects (patterns may be given several times)")
final class PairSelectionOptions extends PatternOptions {
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
