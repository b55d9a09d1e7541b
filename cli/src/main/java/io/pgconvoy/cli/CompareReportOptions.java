package io.pgconvoy.cli;

import io.pgconvoy.api.CompareOptions;
import picocli.CommandLine.Option;

/** How a comparison runs and what it tells. */
@Heading("General options")
final class CompareReportOptions {
    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "NUM",
            description = "use so many sessions on each server (default: one for each processor)")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--rows",
            paramLabel = "NUM",
            description = "name so many differing rows of each table (default: 10; 0 for none)")
    private int rows = CompareOptions.DEFAULT_ROWS;

    @Option(names = "--json", description = "write the report as JSON")
    private boolean json;

    int jobs() {
        return Numbers.inRange(String.valueOf(jobs), "-j/--jobs", 1, Integer.MAX_VALUE);
    }

    int rows() {
        return Numbers.inRange(String.valueOf(rows), "--rows", 0, Integer.MAX_VALUE);
    }

    boolean json() {
        return json;
    }
}
