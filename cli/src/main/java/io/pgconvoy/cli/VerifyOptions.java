package io.pgconvoy.cli;

import picocli.CommandLine.Option;

/** How an archive is checked. */
@Heading("General options")
final class VerifyOptions {
    /** What people and programs read. */
    enum Form {
        table,
        json
    }

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "NUM",
            description = "number of threads that read in parallel (default: 1)")
    private String jobs = "1";

    @Option(names = "--format", paramLabel = "table|json", description = "a table of rows and bytes (default), or JSON")
    private Form form = Form.table;

    int jobs() {
        return Numbers.inRange(jobs, "-j/--jobs", 1, Integer.MAX_VALUE);
    }

    boolean json() {
        return form == Form.json;
    }
}
