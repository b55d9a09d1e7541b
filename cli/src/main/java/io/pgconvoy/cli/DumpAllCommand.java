package io.pgconvoy.cli;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.api.DumpAll;
import io.pgconvoy.api.DumpAllOptions;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.ObjectPatterns;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.api.error.DatabaseDumpException;
import io.pgconvoy.connect.ConnectionSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgconvoy dumpall}: from a running cluster to a script. */
@Command(
        name = "dumpall",
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Dumps a whole PostgreSQL cluster into an SQL script: roles, tablespaces, privileges on parameters and all"
                    + " databases."
        },
        footer = {
            "",
            "What -d names is a connection string, whose database does not count: all databases are dumped. All PG*"
                    + " variables but PGDATABASE, the password file and the service file mean what they mean to libpq."
        })
final class DumpAllCommand implements Callable<Integer> {
    /** Options of the mixins that make sense for one database only. */
    private static final List<String> OF_ONE_DATABASE = List.of(
            "--section",
            "--create",
            "--enable-row-security",
            "--no-reconnect",
            "--serializable-deferrable",
            "--snapshot");

    private final CommandContext context;
    private BiConsumer<String, Boolean> databaseCheck = (name, clean) -> {};

    @Mixin
    private final ClusterOutputOptions output = new ClusterOutputOptions();

    @Mixin
    private final CompatOption compat = new CompatOption();

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli knows it
    private final HelpOptions help = new HelpOptions();

    @Mixin
    private final ClusterSelectionOptions selection = new ClusterSelectionOptions();

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
    private final MaintenanceDatabaseOption maintenance = new MaintenanceDatabaseOption();

    @Mixin
    private final S3Options s3 = new S3Options();

    @Mixin
    private final S3ObjectOptions s3Objects = new S3ObjectOptions();

    DumpAllCommand(CommandContext context) {
        this.context = context;
    }

    /** The command, without those options of its mixins that are for one database only. */
    static CommandLine create(CommandContext context) {
        CommandLine line = new CommandLine(new DumpAllCommand(context));
        CommandLine.Model.CommandSpec spec = line.getCommandSpec();
        OF_ONE_DATABASE.forEach(name -> spec.remove(spec.findOption(name)));
        return line;
    }

    /** The same for who takes the arguments apart without picocli. */
    static OptionFields fields(DumpAllCommand command) {
        return OptionFields.of(command, OF_ONE_DATABASE);
    }

    @Override
    public Integer call() {
        context.messages().verbose(verbose.isSet());
        DumpAllOptions options = options();
        ConnectionSpec spec = connection.clusterSpec(context);
        try (Progress progress = Progress.start(context.messages())) {
            DumpAll.run(spec, options, progress, context.cancellation());
        } catch (DatabaseDumpException e) {
            if (!context.cancellation().isCancelled()) {
                context.messages().inTheNameOfPgDump(() -> Failures.report(e.reason(), context.messages()));
            }
            throw e;
        }
        return ExitStatus.OK;
    }

    /** What to check before each database is dumped, given its name and whether it is dropped first. */
    void checkDatabases(BiConsumer<String, Boolean> check) {
        databaseCheck = check;
    }

    private DumpAllOptions options() {
        String file = output.file();
        DumpOutput target = DumpOutput.of(
                file == null
                        ? context.standardStreamsForOutput()
                        : Places.of(file, output.sync(), s3, s3Objects, context),
                file == null ? "standard output" : file,
                OutputFormat.PLAIN);
        return new DumpAllOptions(
                compat.dialect(context.environment().variables()),
                selection.scope(),
                contents.definitionsWanted(),
                selection.rolePasswords(),
                omissions(),
                statements.quoteAllIdentifiers(),
                statements.binaryUpgrade(),
                script.style(verbose.isSet()),
                selection.excludedDatabases(),
                maintenance.database(),
                reading.encoding(),
                connection.role(),
                target,
                (name, style) -> database(name, style, target));
    }

    /** One database's options: stock's pg_dump gets them as they are and looks at them when it is that one's turn. */
    private DumpOptions database(String name, ScriptStyle style, DumpOutput target) {
        databaseCheck.accept(name, style.clean());
        ContentChoice choice = contents.choice(false, statements.sequenceData(), LargeObjectChoice.WITH_WHOLE_DATABASE);
        DumpOptions options = new DumpOptions(
                compat.dialect(context.environment().variables()),
                choice,
                ObjectPatterns.EVERYTHING,
                omissions(),
                statements.style(),
                style,
                reading.settings(connection.role(), 1),
                target);
        return options;
    }

    private Set<Omission> omissions() {
        Set<Omission> leftOut = EnumSet.noneOf(Omission.class);
        leftOut.addAll(omissions.omissions());
        leftOut.addAll(statements.omissions());
        return leftOut;
    }
}
