package io.pgconvoy.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The psql patterns that dumping, moving and comparing databases have in common. */
abstract class PatternOptions {
    @Option(
            names = {"-n", "--schema"},
            paramLabel = "PATTERN",
            description = "only these schemas")
    List<String> schemas = new ArrayList<>();

    @Option(
            names = {"-N", "--exclude-schema"},
            paramLabel = "PATTERN",
            description = "not these schemas")
    List<String> excludedSchemas = new ArrayList<>();

    @Option(
            names = {"-t", "--table"},
            paramLabel = "PATTERN",
            description = "only these tables, views, sequences and foreign tables")
    List<String> tables = new ArrayList<>();

    @Option(
            names = {"-T", "--exclude-table"},
            paramLabel = "PATTERN",
            description = "not these tables")
    List<String> excludedTables = new ArrayList<>();

    @Option(names = "--exclude-table-data", paramLabel = "PATTERN", description = "these tables without their rows")
    List<String> excludedTableData = new ArrayList<>();

    @Option(names = "--strict-names", description = "every pattern that selects must match something")
    boolean strictNames;
}
