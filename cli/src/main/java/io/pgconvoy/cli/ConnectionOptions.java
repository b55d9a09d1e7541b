package io.pgconvoy.cli;

import io.pgconvoy.connect.ConnectionRequest;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.PasswordPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach the server, with libpq's meaning. */
@Heading("Connection options")
final class ConnectionOptions {
    @Option(
            names = {"-d", "--dbname"},
            paramLabel = "DBNAME",
            description = "the database, or a connection string: keyword=value … or postgresql://…")
    private @Nullable String dbname;

    @Option(
            names = {"-h", "--host"},
            paramLabel = "HOSTNAME",
            description = "host of the server, or directory of its socket")
    private @Nullable String host;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "port of the server")
    private @Nullable String port;

    @Option(
            names = {"-U", "--username"},
            paramLabel = "NAME",
            description = "user to log in as")
    private @Nullable String username;

    @Option(
            names = {"-w", "--no-password"},
            description = "never ask for a password")
    private boolean noPassword;

    @Option(
            names = {"-W", "--password"},
            description = "ask for a password before connecting (otherwise only if the server wants one)")
    private boolean password;

    @Option(names = "--role", paramLabel = "ROLENAME", description = "SET ROLE to this after logging in")
    private @Nullable String role;

    @Nullable
    String dbname() {
        return dbname;
    }

    @Nullable
    String role() {
        return role;
    }

    /** @param database the operand, which counts where {@code -d} is absent */
    ConnectionSpec spec(@Nullable String database, CommandContext context) {
        ConnectionRequest request = new ConnectionRequest(dbname == null ? database : dbname, host, port, username);
        return ConnectionSpec.resolve(request, context.environment()).withPrompt(policy(), new TerminalPrompt(context));
    }

    /** For a command that visits every database: {@code -d} is a connection string whose database does not count. */
    ConnectionSpec clusterSpec(CommandContext context) {
        ConnectionRequest request = new ConnectionRequest(dbname, host, port, username);
        return ConnectionSpec.resolveCluster(request, context.environment())
                .withPrompt(policy(), new RememberingPrompt(new TerminalPrompt(context)));
    }

    private PasswordPolicy policy() {
        if (noPassword) {
            return PasswordPolicy.NEVER;
        }
        return password ? PasswordPolicy.ALWAYS : PasswordPolicy.WHEN_NEEDED;
    }
}
