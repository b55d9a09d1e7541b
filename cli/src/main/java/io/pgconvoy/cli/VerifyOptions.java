package io.pgconvoy.cli;

import io.pgconvoy.api.RestoreInput;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "the manifest to hold the archive to (default: FILE.manifest.json beside the archive, or"
                    + " manifest.json in its directory, if there is one)")
    private @Nullable String manifest;

    @Option(names = "--format", paramLabel = "table|json", description = "a table of rows and bytes (default), or JSON")
    private Form form = Form.table;

    @Nullable
    RestoreInput manifest(S3Options s3, CommandContext context) {
        return manifest == null ? null : new RestoreInput(Places.of(manifest, true, s3, null, context), manifest, null);
    }

    int jobs() {
        return Numbers.inRange(jobs, "-j/--jobs", 1, Integer.MAX_VALUE);
    }

    boolean json() {
        return form == Form.json;
    }
}
