package io.pgconvoy.cli;

import io.pgconvoy.connect.ConnectionRequest;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.PasswordPolicy;
import picocli.CommandLine.Option;

/** Two databases. */
@Heading("Connection options")
final class PairOptions {
    @Option(
            names = "--source",
            paramLabel = "CONNSTR",
            required = true,
            description = "the database to read: postgresql://…, keyword=value …, or a name")
    private String source = "";

    @Option(
            names = "--target",
            paramLabel = "CONNSTR",
            required = true,
            description = "the other database, written in the same way")
    private String target = "";

    @Option(
            names = {"-w", "--no-password"},
            description = "never ask for a password")
    private boolean noPassword;

    ConnectionSpec source(CommandContext context) {
        return spec(source, context);
    }

    ConnectionSpec target(CommandContext context) {
        return spec(target, context);
    }

    private ConnectionSpec spec(String connectionString, CommandContext context) {
        PasswordPolicy policy = noPassword ? PasswordPolicy.NEVER : PasswordPolicy.WHEN_NEEDED;
        return ConnectionSpec.resolve(new ConnectionRequest(connectionString, null, null, null), context.environment())
                .withPrompt(policy, new TerminalPrompt(context));
    }
}
