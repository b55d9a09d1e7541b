package io.pgconvoy.cli;

import io.pgconvoy.api.Journaling;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.connect.conninfo.Environment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a restore makes of the archive, and how it goes about it. */
@Heading("General options")
final class RestoreOutputOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILENAME",
            description = "write an SQL script to this file (- for standard output)")
    private @Nullable String file;

    @Option(
            names = {"-l", "--list"},
            description = "print the archive's table of contents")
    private boolean list;

    @Option(
            names = {"-F", "--format"},
            paramLabel = "c|d|t",
            description = "format of the archive (normally found out by looking)")
    private @Nullable String format;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "NUM",
            description = "number of sessions that work in parallel (default: 1)")
    private String jobs = "1";

    @Option(
            names = "--no-split",
            description = "load the rows of each table over one session, so that they lie in the archive's order")
    private boolean noSplit;

    @Option(
            names = {"-1", "--single-transaction"},
            description = "restore everything in one transaction, or nothing")
    private boolean singleTransaction;

    @Option(names = "--transaction-size", paramLabel = "N", description = "commit after every N objects")
    private @Nullable String transactionSize;

    @Option(
            names = {"-e", "--exit-on-error"},
            description = "stop at the first error (otherwise go on, and count them)")
    private boolean exitOnError;

    @Option(
            names = "--no-data-for-failed-tables",
            description = "leave out the rows of tables that could not be created")
    private boolean noDataForFailedTables;

    @Option(
            names = "--check",
            description = "restore nothing, but say what could not be restored into the database (-d)")
    private boolean check;

    @Option(
            names = "--resume",
            description = "go on with a restore of the archive into the database (-d) that was interrupted")
    private boolean resume;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "where to write down what is done, and to find it with --resume"
                    + " (default: a file in ~/.local/state/pgconvoy, removed at the end)")
    private @Nullable String journal;

    @Option(
            names = "--verify",
            description = "afterwards compare rows, large objects and sequences in the database (-d) with the archive's"
                    + " manifest, or else with the archive")
    private boolean verify;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "the manifest to compare with (default: the one beside the archive or in its directory, if"
                    + " there is one)")
    private @Nullable String manifest;

    boolean verify() {
        if (manifest != null && !verify) {
            throw new UsageException("option --manifest requires option --verify");
        }
        if (verify && (file != null || list || check)) {
            throw new UsageException("option --verify requires option -d/--dbname");
        }
        return verify;
    }

    @Nullable
    RestoreInput manifest(S3Options s3, CommandContext context) {
        return manifest == null ? null : new RestoreInput(Places.of(manifest, true, s3, null, context), manifest, null);
    }

    /** Where the journal is kept, and whether it is gone on with; null where there is no place for it. */
    @Nullable
    Journaling journaling(Environment environment) {
        if (journal != null) {
            return new Journaling(Path.of(journal), true, resume);
        }
        String state = environment.variable("XDG_STATE_HOME");
        Path home = state == null || state.isEmpty() ? environment.inHome(".local/state") : Path.of(state);
        if (home == null && resume) {
            throw new UsageException("option --resume requires option --journal where there is no home directory");
        }
        return home == null ? null : new Journaling(home.resolve("pgconvoy"), false, resume);
    }

    boolean resume() {
        return resume;
    }

    boolean check() {
        return check;
    }

    @Nullable
    String file() {
        return file;
    }

    boolean list() {
        return list;
    }

    boolean singleTransaction() {
        return singleTransaction;
    }

    /** 0 for no transactions of a given size. */
    int transactionSize() {
        return transactionSize == null ? 0 : Integer.parseInt(transactionSize);
    }

    int jobs() {
        return Integer.parseInt(jobs);
    }

    boolean splitsTables() {
        return !noSplit;
    }

    boolean exitOnError() {
        return exitOnError;
    }

    boolean noDataForFailedTables() {
        return noDataForFailedTables;
    }

    @Nullable
    ArchiveFormat format() {
        return OptionFormats.archive(format, true);
    }
}
