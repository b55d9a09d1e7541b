package io.pgconvoy.cli;

import io.pgconvoy.api.Migrate;
import io.pgconvoy.api.MigrateCheck;
import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.MigrateReport;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.connect.ConnectionSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgconvoy migrate}: from server to server, with no file between. */
@Command(
        name = "migrate",
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Moves a database, as of one moment, into an empty database of another server, of the same release or not:"
                    + " several workers copy rows, and build each table's indexes as soon as its rows are there."
                    + " The source is only read."
        })
final class MigrateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli knows it
    private final HelpOptions help = new HelpOptions();

    @Mixin
    private final MigrateRunOptions run = new MigrateRunOptions();

    @Mixin
    private final ReconnectOption reconnect = new ReconnectOption();

    @Mixin
    private final PairOptions databases = new PairOptions();

    @Mixin
    private final PairSelectionOptions selection = new PairSelectionOptions();

    @Mixin
    private final OmissionOptions omissions = new OmissionOptions();

    @Mixin
    private final ProgressOptions shown = new ProgressOptions();

    MigrateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.messages().verbose(verbose.isSet());
        ConnectionSpec source = databases.source(context);
        ConnectionSpec target = databases.target(context);
        if (run.check()) {
            return check(source, target);
        }
        run.requireConfirmation(target.database(), question -> TerminalQuestion.ask(context.messages(), question));
        MigrateReport report;
        try (Progress progress = Progress.start(context.messages(), shown)) {
            String title = "pgconvoy migrate of " + source.database() + " to " + target.database();
            try {
                report = Migrate.run(source, target, options(), progress, context.cancellation());
            } catch (EngineException e) {
                broken(e, title, progress);
                throw e;
            }
            tell(report, progress.bytes());
            progress.report(title, MigratePage.sections(report));
        }
        return report.successful() ? ExitStatus.OK : ExitStatus.ERROR;
    }

    /** What was done by then is told too. What is wrong with the report itself must not hide why the migration failed. */
    private void broken(EngineException failure, String title, Progress progress) {
        context.messages().status("");
        if (run.json()) {
            context.out().print(MigrateText.json(failure, progress.bytes(), progress.seconds()));
        } else if (progress.bytes() > 0) {
            context.out().print(MigrateText.ofBroken(progress.bytes(), progress.seconds()));
        }
        if (progress.hasBegun()) {
            try {
                progress.report(title + ": not complete", MigratePage.sections(failure));
            } catch (EngineException e) {
                context.messages().warning(e.getMessage());
            }
        }
    }

    private MigrateOptions options() {
        return new MigrateOptions(
                selection.contents(),
                selection.patterns(),
                omissions.omissions(),
                run.mappedRoles(),
                run.roles(),
                run.mappedTablespaces(),
                run.copyFormat(),
                run.jobs(),
                run.clean(),
                run.checked(),
                run.start(),
                run.snapshot(),
                reconnect.patience(),
                run.verify());
    }

    private int check(ConnectionSpec source, ConnectionSpec target) {
        MigrateCheck found;
        try (Progress progress = Progress.start(context.messages())) {
            found = Migrate.check(source, target, options(), progress, context.cancellation());
        }
        context.out().print(run.json() ? MigrateText.json(found) : MigrateText.of(found));
        return found.clear() ? ExitStatus.OK : ExitStatus.ERROR;
    }

    private void tell(MigrateReport report, long bytes) {
        context.messages().status("");
        context.out()
                .print(
                        run.json()
                                ? MigrateText.json(report, bytes)
                                : MigrateText.of(report, bytes, run.start() != MigrateOptions.Start.ANEW));
    }
}
