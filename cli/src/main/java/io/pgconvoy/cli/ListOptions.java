package io.pgconvoy.cli;

import picocli.CommandLine.Option;

/** How the contents of an archive are listed. */
@Heading("General options")
final class ListOptions {
    /** What people, stock's tools and other programs read. */
    enum Form {
        table,
        pg_restore,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "table|pg_restore|json",
            description = "a table (default), the text of pg_restore -l, which -L reads, or JSON")
    private Form form = Form.table;

    Form form() {
        return form;
    }
}
