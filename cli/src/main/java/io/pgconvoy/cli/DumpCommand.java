package io.pgconvoy.cli;

import io.pgconvoy.api.Dump;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.Omission;
import io.pgconvoy.connect.ConnectionSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pgconvoy dump}: from a live database to a script or an archive. */
@Command(
        name = "dump",
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {"Dumps a PostgreSQL database into an SQL script or an archive that pg_restore reads."},
        footer = {
            "",
            "Without DBNAME, the database is what the environment variable PGDATABASE says. All PG* variables, the"
                    + " password file and the service file mean what they mean to libpq."
        })
final class DumpCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "DBNAME",
            description = "the database to dump, or a connection string; -d comes first")
    private @Nullable String database;

    private final List<String> besideExtensions = new ArrayList<>();

    @Mixin
    private final DumpOutputOptions output = new DumpOutputOptions();

    @Mixin
    private final ProgressOptions shown = new ProgressOptions();

    @Mixin
    private final CompatOption compat = new CompatOption();

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli knows it
    private final HelpOptions help = new HelpOptions();

    @Mixin
    private final DumpSelectionOptions selection = new DumpSelectionOptions();

    @Mixin
    private final ContentOptions contents = new ContentOptions();

    @Mixin
    private final OmissionOptions omissions = new OmissionOptions();

    @Mixin
    private final DumpStatementOptions statements = new DumpStatementOptions();

    @Mixin
    private final ScriptStyleOptions script = new ScriptStyleOptions();

    @Mixin
    private final DumpReadingOptions reading = new DumpReadingOptions();

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final S3Options s3 = new S3Options();

    @Mixin
    private final S3ObjectOptions s3Objects = new S3ObjectOptions();

    DumpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.messages().verbose(verbose.isSet());
        DumpOptions options = options();
        ConnectionSpec spec = connection.spec(database, context);
        try (Progress progress = Progress.start(context.messages(), shown)) {
            Dump.run(spec, options, progress, context.cancellation());
            progress.report("pgconvoy dump of " + spec.database(), List.of());
        }
        return ExitStatus.OK;
    }

    /** An extension to take beside everything else. */
    void alsoExtension(String pattern) {
        besideExtensions.add(pattern);
    }

    /** What the arguments ask for; they have been parsed by then. */
    DumpOptions options() {
        Set<Omission> leftOut = EnumSet.noneOf(Omission.class);
        leftOut.addAll(omissions.omissions());
        leftOut.addAll(statements.omissions());
        return new DumpOptions(
                compat.dialect(context.environment().variables()),
                contents.choice(false, statements.sequenceData(), selection.largeObjects()),
                selection.patterns(besideExtensions),
                leftOut,
                statements.style(),
                script.style(verbose.isSet()),
                reading.settings(
                        connection.role(), output.jobs(context.messages().isStock())),
                outputTarget());
    }

    private DumpOutput outputTarget() {
        String file = output.file();
        return new DumpOutput(
                file == null
                        ? context.standardStreamsForOutput()
                        : Places.of(file, output.sync(), s3, s3Objects, context),
                file == null ? "standard output" : file,
                output.format(),
                output.compression(context.messages().isStock()),
                output.sync(),
                output.manifest());
    }
}
