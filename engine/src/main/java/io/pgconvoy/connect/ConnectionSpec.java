package io.pgconvoy.connect;

import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.connect.conninfo.Parameter;
import io.pgconvoy.connect.conninfo.PasswordFile;
import io.pgconvoy.connect.conninfo.Secret;
import io.pgconvoy.connect.wire.ServerAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to open a session, with all defaults filled in as libpq fills them in. Immutable; its text never
 * shows a password.
 */
public final class ConnectionSpec {
    private static final String PROGRAM = "pgconvoy";

    private final Conninfo values;
    private final Environment environment;
    private final List<HostTarget> hosts;
    private final Asking asking;
    private final @Nullable ServerAddress pinned;

    /** Whether and how a person is asked for the password. */
    record Asking(PasswordPolicy policy, PasswordPrompt prompt) {}

    private ConnectionSpec(
            Conninfo values,
            Environment environment,
            List<HostTarget> hosts,
            Asking asking,
            @Nullable ServerAddress pinned) {
        this.values = values;
        this.environment = environment;
        this.hosts = hosts;
        this.asking = asking;
        this.pinned = pinned;
    }

    /** Reads a connection string or URI and fills in the defaults. */
    public static ConnectionSpec parse(String connectionString, Environment environment) {
        return of(Conninfo.parse(connectionString), environment);
    }

    /**
     * Puts together what a command line says. A connection string given as database name wins over the single
     * options, as in {@code pg_dump}; both win over the service file, that over the environment, that over defaults.
     */
    public static ConnectionSpec resolve(ConnectionRequest request, Environment environment) {
        Conninfo options = Conninfo.EMPTY
                .withNonEmpty(Parameter.HOST, request.host())
                .withNonEmpty(Parameter.PORT, request.port())
                .withNonEmpty(Parameter.USER, request.user());
        String dbname = request.dbname();
        if (dbname != null && Conninfo.isConnectionString(dbname)) {
            return of(options.overriddenBy(Conninfo.parse(dbname)), environment);
        }
        return of(options.withNonEmpty(Parameter.DBNAME, dbname), environment);
    }

    /**
     * As {@link #resolve} for programs that visit every database, {@code pg_dumpall} among them: the database name is
     * always a connection string, its own database does not count, and the single options win over it.
     */
    public static ConnectionSpec resolveCluster(ConnectionRequest request, Environment environment) {
        String connectionString = request.dbname();
        Conninfo values = connectionString == null ? Conninfo.EMPTY : Conninfo.parse(connectionString);
        return of(
                values.without(Parameter.DBNAME)
                        .withNonEmpty(Parameter.HOST, request.host())
                        .withNonEmpty(Parameter.PORT, request.port())
                        .withNonEmpty(Parameter.USER, request.user()),
                environment);
    }

    private static ConnectionSpec of(Conninfo given, Environment environment) {
        Conninfo values =
                given.with(Parameter.FALLBACK_APPLICATION_NAME, PROGRAM).withDefaults(environment);
        if (values.nonEmpty(Parameter.USER) == null) {
            values = values.withNonEmpty(Parameter.USER, environment.userName());
        }
        if (values.nonEmpty(Parameter.DBNAME) == null) {
            values = values.withNonEmpty(Parameter.DBNAME, values.get(Parameter.USER));
        }
        List<HostTarget> hosts = HostTarget.listOf(values);
        ParameterChecks.check(values);
        Asking nobody = new Asking(PasswordPolicy.WHEN_NEEDED, PasswordPrompt.NOBODY);
        return new ConnectionSpec(values, environment, hosts, nobody, null);
    }

    public ConnectionSpec withPrompt(PasswordPolicy policy, PasswordPrompt prompt) {
        return new ConnectionSpec(values, environment, hosts, new Asking(policy, prompt), pinned);
    }

    /** The same server and user, another database. */
    public ConnectionSpec withDatabase(String database) {
        return new ConnectionSpec(values.with(Parameter.DBNAME, database), environment, hosts, asking, pinned);
    }

    /** The same, with a limit for connecting where none was given. */
    ConnectionSpec withConnectTimeout(int seconds) {
        return values.nonEmpty(Parameter.CONNECT_TIMEOUT) != null
                ? this
                : new ConnectionSpec(
                        values.with(Parameter.CONNECT_TIMEOUT, String.valueOf(seconds)),
                        environment,
                        hosts,
                        asking,
                        pinned);
    }

    /** The same with another database, or with all that a connection string in the place of its name says. */
    public ConnectionSpec withDatabaseOrString(String database) {
        if (!Conninfo.isConnectionString(database)) {
            return withDatabase(database);
        }
        return of(values.overriddenBy(Conninfo.parse(database)), environment).withPrompt(asking.policy, asking.prompt);
    }

    public String user() {
        return Objects.requireNonNullElse(values.get(Parameter.USER), "");
    }

    public String database() {
        return Objects.requireNonNullElse(values.get(Parameter.DBNAME), "");
    }

    ConnectionSpec withPassword(Secret password) {
        return new ConnectionSpec(values.with(Parameter.PASSWORD, password.text()), environment, hosts, asking, pinned);
    }

    /** Exactly this server, and nobody needs to be asked: for further sessions beside one that is open. */
    ConnectionSpec pinnedTo(HostTarget host, ServerAddress address, @Nullable Secret password) {
        Conninfo narrowed = values.with(Parameter.TARGET_SESSION_ATTRS, "any");
        return new ConnectionSpec(
                password == null ? narrowed : narrowed.with(Parameter.PASSWORD, password.text()),
                environment,
                List.of(host),
                new Asking(PasswordPolicy.NEVER, PasswordPrompt.NOBODY),
                address);
    }

    Conninfo values() {
        return values;
    }

    Environment environment() {
        return environment;
    }

    List<HostTarget> hosts() {
        return hosts;
    }

    Asking asking() {
        return asking;
    }

    /** The only address to use; null to look the hosts up. */
    @Nullable
    ServerAddress pinned() {
        return pinned;
    }

    @Nullable
    PasswordFile passwordFile() {
        return PasswordFile.of(values, environment);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
