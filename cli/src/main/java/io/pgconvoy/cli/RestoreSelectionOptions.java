package io.pgconvoy.cli;

import io.pgconvoy.api.NameFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which entries of an archive are restored, by names that are taken literally. */
@Heading("Options selecting objects (each may be given several times)")
final class RestoreSelectionOptions {
    @Option(
            names = {"-n", "--schema"},
            paramLabel = "NAME",
            description = "only objects in this schema")
    private List<String> schemas = new ArrayList<>();

    @Option(
            names = {"-N", "--exclude-schema"},
            paramLabel = "NAME",
            description = "no objects in this schema")
    private List<String> excludedSchemas = new ArrayList<>();

    @Option(
            names = {"-t", "--table"},
            paramLabel = "NAME",
            description = "only this table, view, sequence or foreign table")
    private List<String> tables = new ArrayList<>();

    @Option(
            names = {"-I", "--index"},
            paramLabel = "NAME",
            description = "only this index")
    private List<String> indexes = new ArrayList<>();

    @Option(
            names = {"-P", "--function"},
            paramLabel = "NAME(args)",
            description = "only this function")
    private List<String> functions = new ArrayList<>();

    @Option(
            names = {"-T", "--trigger"},
            paramLabel = "NAME",
            description = "only this trigger")
    private List<String> triggers = new ArrayList<>();

    @Option(
            names = {"-L", "--use-list"},
            paramLabel = "FILENAME",
            description = "only what this table of contents lists, in its order; --list makes one to edit")
    private @Nullable String useList;

    @Option(
            names = "--filter",
            paramLabel = "FILENAME",
            description = "read further inclusions and exclusions from this file (- for standard input)")
    private void filter(List<String> files) {
        throw new IllegalStateException("filter files are read before: " + files);
    }

    @Option(names = "--strict-names", description = "every name that selects must match something")
    private boolean strictNames;

    @Nullable
    String useList() {
        return useList;
    }

    NameFilter names() {
        return new NameFilter(schemas, excludedSchemas, tables, indexes, functions, triggers, strictNames);
    }
}
