package io.pgconvoy.cli;

import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.Verify;
import io.pgconvoy.verify.VerifyReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgconvoy verify}: whether an archive or a script is whole. */
@Command(
        name = "verify",
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {
            "Reads every byte of an archive or SQL script made by pgconvoy or pg_dump, and says what is damaged and"
                    + " what is good. The exit status is 0 only if everything is right."
        })
final class VerifyCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final ArchiveOptions archive = new ArchiveOptions();

    @Mixin
    private final VerifyOptions options = new VerifyOptions();

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli knows it
    private final HelpOptions help = new HelpOptions();

    @Mixin
    private final S3Options s3 = new S3Options();

    VerifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.messages().verbose(verbose.isSet());
        RestoreInput input = archive.input(s3, context);
        int threads = options.jobs();
        VerifyReport report;
        try (Progress progress = Progress.start(context.messages())) {
            report = Verify.archive(input, options.manifest(s3, context), threads, progress, context.cancellation());
        }
        if (options.json()) {
            context.out().print(VerifyText.json(report));
        } else {
            VerifyText.table(report, context.out()::println);
        }
        context.out().flush();
        VerifyText.problems(report, archive.name(), context.messages());
        return report.isGood() ? ExitStatus.OK : ExitStatus.ERROR;
    }
}
