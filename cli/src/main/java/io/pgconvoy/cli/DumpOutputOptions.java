package io.pgconvoy.cli;

import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.ReadSettings;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.CompressionSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a dump goes and in which form. */
@Heading("General options")
final class DumpOutputOptions {
    static final String AUTO = "auto";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILENAME",
            description = "output file or directory (default: standard output)")
    private @Nullable String file;

    @Option(
            names = {"-F", "--format"},
            paramLabel = "c|d|t|p",
            description = "output format: custom, directory, tar or plain text (default)")
    private String format = "p";

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "NUM|auto",
            description =
                    "number of sessions that read data in parallel, or auto for one for each processor, at least two"
                            + " (default: auto; 1 as pg_dump)")
    private @Nullable String jobs;

    @Option(
            names = {"-Z", "--compress"},
            paramLabel = "METHOD[:DETAIL]",
            description =
                    "compression: none, gzip, lz4 or zstd with a level, such as gzip:6, or a level of gzip (default:"
                            + " zstd:1 for custom and directory, gzip as pg_dump and for releases before 16; none"
                            + " otherwise)")
    private @Nullable String compress;

    @Option(names = "--no-sync", description = "do not wait until the output is safely on disk")
    private boolean noSync;

    @Option(
            names = "--sync-method",
            paramLabel = "METHOD",
            description = "how the output gets to disk: fsync (default), or syncfs, which Java does not have and"
                    + " fsync stands in for")
    private void syncMethod(String method) {
        OptionWords.checkSyncMethod(method);
    }

    @Option(
            names = "--manifest",
            description = "also write what each table holds, and checksums of all files, as JSON: to"
                    + " FILENAME.manifest.json, or into the directory")
    private boolean manifest;

    boolean manifest() {
        if (manifest && file == null) {
            throw new UsageException("option --manifest requires option -f/--file");
        }
        return manifest;
    }

    @Nullable
    String file() {
        return file;
    }

    boolean sync() {
        return !noSync;
    }

    /** @param asStock whether a stock tool's name is used, and its defaults hold */
    int jobs(boolean asStock) {
        String asked = jobs == null ? defaultJobs(asStock) : jobs;
        return asked.equals(AUTO)
                ? ReadSettings.AUTOMATIC_JOBS
                : Numbers.inRange(asked, "-j/--jobs", 1, Integer.MAX_VALUE);
    }

    private static String defaultJobs(boolean asStock) {
        return asStock ? "1" : AUTO;
    }

    OutputFormat format() {
        return OptionFormats.output(format);
    }

    /** @param asStock as for {@link #jobs} */
    @Nullable
    Compression compression(boolean asStock) {
        if (compress != null) {
            return CompressionSpec.parse(compress).compression();
        }
        boolean archive = format() == OutputFormat.CUSTOM || format() == OutputFormat.DIRECTORY;
        return asStock && archive ? Compression.GZIP : null;
    }
}
