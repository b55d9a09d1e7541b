package io.pgconvoy.cli;

import io.pgconvoy.api.ScriptStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How entries become a script or are run. The same for dump and restore. */
@Heading("Options shaping the script")
final class ScriptStyleOptions {
    @Option(
            names = {"-c", "--clean"},
            description = "drop the objects before creating them")
    private boolean clean;

    @Option(names = "--if-exists", description = "drop with IF EXISTS; needs --clean")
    private boolean ifExists;

    @Option(
            names = {"-C", "--create"},
            description = "create the database and connect to it first")
    private boolean create;

    @Option(names = "--disable-triggers", description = "switch triggers off while data alone is restored")
    private boolean disableTriggers;

    @Option(
            names = {"-S", "--superuser"},
            paramLabel = "NAME",
            description = "the superuser who switches triggers off")
    private @Nullable String superuser;

    @Option(
            names = "--enable-row-security",
            description = "handle only the rows that row security lets this user see, instead of failing")
    private boolean rowSecurity;

    @Option(
            names = "--use-set-session-authorization",
            description = "set owners by SET SESSION AUTHORIZATION instead of ALTER OWNER")
    private boolean sessionAuthorization;

    @Option(
            names = "--restrict-key",
            paramLabel = "KEY",
            description = "the key of the script's restrict lines (default: a random one)")
    private @Nullable String restrictKey;

    /** No-op since PostgreSQL 7.4, still accepted by stock. */
    @Option(
            names = {"-R", "--no-reconnect"},
            hidden = true,
            description = "does nothing")
    private boolean noReconnect;

    ScriptStyle style(boolean verbose) {
        return new ScriptStyle(
                clean,
                ifExists,
                create,
                sessionAuthorization,
                disableTriggers,
                superuser == null || superuser.isEmpty() ? null : superuser,
                rowSecurity,
                restrictKey,
                verbose);
    }
}
