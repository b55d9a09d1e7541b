package io.pgconvoy.cli;

import io.pgconvoy.api.Compare;
import io.pgconvoy.api.CompareOptions;
import io.pgconvoy.api.CompareReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgconvoy compare}: whether two databases define and hold the same. */
@Command(
        name = "compare",
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Compares two databases, of the same release or not, each as of one moment and without changing it:"
                    + " definitions object by object, rows by counts and hashes that the servers compute,"
                    + " sequences and large objects. Where rows differ, says which."
        },
        footer = {"", "The exit status is 0 if the databases are equal and 1 if they are not, or on failure."})
final class CompareCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli knows it
    private final HelpOptions help = new HelpOptions();

    @Mixin
    private final CompareReportOptions report = new CompareReportOptions();

    @Mixin
    private final ReconnectOption reconnect = new ReconnectOption();

    @Mixin
    private final PairOptions databases = new PairOptions();

    @Mixin
    private final PairSelectionOptions selection = new PairSelectionOptions();

    @Mixin
    private final OmissionOptions omissions = new OmissionOptions();

    CompareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.messages().verbose(verbose.isSet());
        CompareOptions options = new CompareOptions(
                selection.contents(),
                selection.patterns(),
                omissions.omissions(),
                report.jobs(),
                report.rows(),
                false,
                reconnect.patience());
        CompareReport result;
        try (Progress progress = Progress.start(context.messages())) {
            result = Compare.run(
                    databases.source(context), databases.target(context), options, progress, context.cancellation());
        }
        context.out().print(report.json() ? CompareJson.of(result) : CompareText.of(result));
        return result.equal() ? ExitStatus.OK : ExitStatus.ERROR;
    }
}
