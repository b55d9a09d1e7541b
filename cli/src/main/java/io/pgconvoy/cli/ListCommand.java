package io.pgconvoy.cli;

import io.pgconvoy.api.ArchiveListing;
import io.pgconvoy.api.Restore;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgconvoy list}: what is in an archive. */
@Command(
        name = "list",
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {"Lists what is in an archive made by pgconvoy or pg_dump."})
final class ListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final ArchiveOptions archive = new ArchiveOptions();

    @Mixin
    private final ListOptions options = new ListOptions();

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli knows it
    private final HelpOptions help = new HelpOptions();

    @Mixin
    private final S3Options s3 = new S3Options();

    ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.messages().verbose(verbose.isSet());
        RestoreInput input = archive.input(s3, context);
        if (options.form() == ListOptions.Form.pg_restore) {
            try (Progress progress = Progress.start(context.messages())) {
                Restore.list(RestoreOptions.from(input), verbose.isSet(), progress, context.out()::print);
            }
            return ExitStatus.OK;
        }
        ArchiveListing listing = ArchiveListing.of(input);
        listing.warnings().forEach(context.messages()::warning);
        if (options.form() == ListOptions.Form.json) {
            context.out().print(ListingJson.of(listing));
        } else {
            new ListingTable(listing).print(context.out()::println);
        }
        return ExitStatus.OK;
    }
}
