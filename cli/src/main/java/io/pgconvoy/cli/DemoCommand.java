package io.pgconvoy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgconvoy demo}: the whole way of a database, on a server of its own. */
@Command(
        name = "demo",
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        description =
                "Starts an embedded PostgreSQL server, creates a sample database of some 100 MB, dumps it, restores"
                        + " the archive into a second database, and checks that both hold the same. Needs no PostgreSQL on this"
                        + " machine, and leaves nothing behind.")
final class DemoCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final CompatOption compat = new CompatOption();

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    @Mixin
    private final HelpOptions help = new HelpOptions();

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.messages().verbose(verbose.isSet());
        boolean same = Demo.run(context, compat.dialect(context.environment().variables()));
        return same ? ExitStatus.OK : ExitStatus.ERROR;
    }
}
