package io.pgconvoy.connect;

import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.ConnectFailure.Next;
import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Parameter;
import io.pgconvoy.connect.conninfo.PasswordFile;
import io.pgconvoy.connect.conninfo.Secret;
import io.pgconvoy.connect.tls.TlsException;
import io.pgconvoy.connect.wire.Deadline;
import io.pgconvoy.connect.wire.DriverPassword;
import io.pgconvoy.connect.wire.DriverSocketFactory;
import io.pgconvoy.connect.wire.ServerAddress;
import io.pgconvoy.connect.wire.TcpSettings;
import io.pgconvoy.connect.wire.Transport;
import io.pgconvoy.connect.wire.Transport.Encryption;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/** One attempt at one address with one kind of encryption. */
final class Attempt {
    private final ConnectionSpec spec;
    private final Conninfo values;
    private final HostTarget host;
    private final ServerAddress address;
    private final Transport.Route route;
    private final FailureReader failures;
    private @Nullable Secret usedPassword;

    Attempt(ConnectionSpec spec, HostTarget host, ServerAddress address, Encryption encryption) {
        this.spec = spec;
        this.values = spec.values();
        this.host = host;
        this.address = address;
        this.route = new Transport.Route(
                address,
                encryption,
                TlsParameters.of(values, spec.environment()),
                tcpSettings(values),
                values.nonEmpty(Parameter.REQUIREPEER));
        this.failures = new FailureReader(values);
    }

    Session session(TargetSession target) throws ConnectFailure {
        Transport transport = route.open();
        Deadline deadline = Deadline.after(connectTimeout(), transport::close);
        try {
            Session session = connected(transport);
            TargetCheck.check(session, target);
            if (deadline.meet()) {
                return session;
            }
            session.close();
            throw expired(null);
        } catch (ConnectFailure failure) {
            transport.close();
            throw deadline.meet() ? failure : expired(failure);
        }
    }

    private Session connected(Transport transport) throws ConnectFailure {
        try {
            transport.connect();
        } catch (IOException e) {
            throw failures.unreachable(e, address);
        }
        try {
            transport.prepare(StartupParameters.of(spec).encoded());
            PgConnection connection = new PgConnection(hostSpec(), properties(transport), "jdbc:postgresql:");
            Session session = new Session(connection, transport, spec.pinnedTo(host, address, usedPassword));
            checkCertificate(session, transport);
            return session;
        } catch (TlsException e) {
            throw failures.encryption(e);
        } catch (IOException e) {
            throw failures.broken(e);
        } catch (SQLException e) {
            throw failures.refused(e, passwordFromFile());
        }
    }

    private static void checkCertificate(Session session, Transport transport) throws TlsException {
        try {
            transport.checkCertificateWasUsed();
        } catch (TlsException e) {
            session.close();
            throw e;
        }
    }

    private static ConnectFailure expired(@Nullable ConnectFailure failure) {
        return new ConnectFailure(ErrorCode.CONNECTION_FAILED, Next.ADDRESS, "timeout expired", failure);
    }

    private int connectTimeout() {
        return Objects.requireNonNullElse(IntegerText.of(values, Parameter.CONNECT_TIMEOUT), 0);
    }

    private static TcpSettings tcpSettings(Conninfo values) {
        Integer keepAlives = IntegerText.of(values, Parameter.KEEPALIVES);
        return new TcpSettings(
                keepAlives == null || keepAlives != 0,
                IntegerText.of(values, Parameter.KEEPALIVES_IDLE),
                IntegerText.of(values, Parameter.KEEPALIVES_INTERVAL),
                IntegerText.of(values, Parameter.KEEPALIVES_COUNT));
    }

    /** The driver only needs a name here for Kerberos: it never connects by itself. */
    private HostSpec[] hostSpec() {
        String name = host.host() == null ? host.address() : host.host();
        return new HostSpec[] {new HostSpec(name == null ? "localhost" : name, host.port())};
    }

    private Properties properties(Transport transport) {
        Properties properties = new Properties();
        properties.setProperty("user", spec.user());
        properties.setProperty("PGDBNAME", spec.database());
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("allowEncodingChanges", "true");
        // Otherwise the driver sets the application name once more, to its own.
        properties.setProperty("assumeMinServerVersion", "9.0");
        properties.setProperty("tcpKeepAlive", String.valueOf(route.tcp().keepAlive()));
        properties.setProperty("protocolVersion", ParameterChecks.protocolVersion(values));
        setUnlessNull(properties, "channelBinding", values.get(Parameter.CHANNEL_BINDING));
        setUnlessNull(properties, "kerberosServerName", values.nonEmpty(Parameter.KRBSRVNAME));
        setUnlessNull(properties, "requireAuth", RequiredAuth.checked(values.nonEmpty(Parameter.REQUIRE_AUTH)));
        DriverSocketFactory.install(properties, transport, route);
        DriverPassword.install(properties, this::password);
        return properties;
    }

    private static void setUnlessNull(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    private @Nullable Secret password() {
        String given = values.nonEmpty(Parameter.PASSWORD);
        PasswordFile file = spec.passwordFile();
        String password = given != null || file == null
                ? given
                : file.find(host.nameInPasswordFile(), String.valueOf(host.port()), spec.database(), spec.user());
        usedPassword = password == null || password.isEmpty() ? null : new Secret(password);
        return usedPassword;
    }

    /** The file that the password came from; null if it came from elsewhere or was not asked for. */
    private @Nullable PasswordFile passwordFromFile() {
        return usedPassword != null && values.nonEmpty(Parameter.PASSWORD) == null ? spec.passwordFile() : null;
    }
}
