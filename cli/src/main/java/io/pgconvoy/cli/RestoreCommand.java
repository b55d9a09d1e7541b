package io.pgconvoy.cli;

import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.api.Journaling;
import io.pgconvoy.api.Restore;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.verify.RestoreComparison;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pgconvoy restore}: from an archive into a database, into an SQL script, or into a listing. */
@Command(
        name = "restore",
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {
            "Restores an archive made by pgconvoy or pg_dump into a database (-d), or turns it into an SQL script"
                    + " (-f).",
            "Runs a plain SQL script made by pg_dump or pg_dumpall too (-d), compressed or not."
        },
        footer = {"", "Names given to -n, -N, -t, -I, -P and -T are taken literally: they are no patterns."})
final class RestoreCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the archive (default, or -: standard input)")
    private @Nullable String archive;

    @Mixin
    private final RestoreOutputOptions output = new RestoreOutputOptions();

    @Mixin
    private final CompatOption compat = new CompatOption();

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOptions help = new HelpOptions();

    @Mixin
    private final RestoreSelectionOptions selection = new RestoreSelectionOptions();

    @Mixin
    private final ContentOptions contents = new ContentOptions();

    @Mixin
    private final OmissionOptions omissions = new OmissionOptions();

    @Mixin
    private final ScriptStyleOptions script = new ScriptStyleOptions();

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final S3Options s3 = new S3Options();

    @Mixin
    private final S3ObjectOptions s3Objects = new S3ObjectOptions();

    RestoreCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.messages().verbose(verbose.isSet());
        RestoreOptions options = options();
        if (output.verify()) {
            return intoDatabaseAndVerify(options);
        }
        if (output.list()) {
            return list(options);
        }
        if (output.check()) {
            return check(options);
        }
        return output.file() == null ? intoDatabase(options) : intoScript(options, output.file());
    }

    private int list(RestoreOptions options) {
        try (Progress progress = Progress.start(context.messages())) {
            Restore.list(options, verbose.isSet(), progress, context.out()::print);
        }
        return ExitStatus.OK;
    }

    private int check(RestoreOptions options) {
        if (connection.dbname() == null) {
            throw new UsageException("option --check requires option -d/--dbname");
        }
        List<String> obstacles;
        try (Progress progress = Progress.start(context.messages())) {
            obstacles = Restore.check(options, connection.spec(null, context), progress);
        }
        obstacles.forEach(context.messages()::error);
        if (obstacles.isEmpty()) {
            context.messages().note("nothing was found that stands in the way");
        }
        return obstacles.isEmpty() ? ExitStatus.OK : ExitStatus.ERROR;
    }

    private int intoDatabase(RestoreOptions options) {
        try (Progress progress = Progress.start(context.messages())) {
            ConnectionSpec target = connection.spec(null, context);
            // pg_restore leaves scripts to psql
            RestoreReport report = context.messages().program().equals("pgconvoy")
                    ? Restore.runArchiveOrScript(options, target, progress, context.cancellation())
                    : Restore.run(options, target, progress, context.cancellation());
            if (report.failures().isEmpty()) {
                return ExitStatus.OK;
            }
            context.messages()
                    .warning("errors ignored on restore: " + report.failures().size());
            return ExitStatus.ERROR;
        }
    }

    private int intoDatabaseAndVerify(RestoreOptions options) {
        RestoreComparison comparison;
        try (Progress progress = Progress.start(context.messages())) {
            ConnectionSpec target = connection.spec(null, context);
            comparison = Restore.runAndVerify(
                    options, output.manifest(s3, context), target, progress, context.cancellation());
        }
        int failures = comparison.report().failures().size();
        if (failures > 0) {
            context.messages().warning("errors ignored on restore: " + failures);
        }
        VerifyText.comparison(comparison, context.messages());
        return failures == 0 && comparison.differences().isEmpty() ? ExitStatus.OK : ExitStatus.ERROR;
    }

    private int intoScript(RestoreOptions options, String file) {
        Storage storage = file.equals("-") ? context.standardStreamsForOutput() : place(file);
        try (Progress progress = Progress.start(context.messages())) {
            Restore.script(options, storage, file, progress, context.cancellation());
        }
        return ExitStatus.OK;
    }

    private RestoreOptions options() {
        return new RestoreOptions(
                compat.dialect(context.environment().variables()),
                input(),
                contents.choice(true, false, LargeObjectChoice.ALWAYS),
                selection.names(),
                useList(),
                omissions.omissions(),
                script.style(verbose.isSet()),
                connection.role(),
                output.singleTransaction(),
                output.transactionSize(),
                output.jobs(),
                output.splitsTables() && context.messages().program().equals("pgconvoy"),
                output.exitOnError(),
                output.noDataForFailedTables(),
                journaling());
    }

    /** pg_restore keeps none. */
    private @Nullable Journaling journaling() {
        boolean intoDatabase = output.file() == null && !output.list() && !output.check();
        if (output.resume() && !intoDatabase) {
            throw new UsageException("option --resume requires option -d/--dbname");
        }
        return intoDatabase && context.messages().program().equals("pgconvoy")
                ? output.journaling(context.environment())
                : null;
    }

    private @Nullable Supplier<List<String>> useList() {
        String file = selection.useList();
        return file == null ? null : () -> TocListFile.lines(file);
    }

    private RestoreInput input() {
        boolean own = context.messages().program().equals("pgconvoy");
        return archive == null || (own && archive.equals("-"))
                ? new RestoreInput(context.standardStreams(), "standard input", output.format())
                : new RestoreInput(place(archive), archive, output.format());
    }

    private Storage place(String name) {
        return Places.of(name, true, s3, s3Objects, context);
    }
}
