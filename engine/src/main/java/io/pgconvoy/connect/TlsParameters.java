package io.pgconvoy.connect;

import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.connect.conninfo.Parameter;
import io.pgconvoy.connect.conninfo.Secret;
import io.pgconvoy.connect.tls.TlsMode;
import io.pgconvoy.connect.tls.TlsSettings;
import io.pgconvoy.connect.tls.TlsSettings.Certificate;
import io.pgconvoy.connect.tls.TlsSettings.Roots;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The {@code ssl…} parameters, with libpq's default files in {@code ~/.postgresql}. */
final class TlsParameters {
    private final Conninfo values;
    private final Environment environment;

    private TlsParameters(Conninfo values, Environment environment) {
        this.values = values;
        this.environment = environment;
    }

    static TlsSettings of(Conninfo values, Environment environment) {
        return new TlsParameters(values, environment).settings();
    }

    private TlsSettings settings() {
        return new TlsSettings(
                ParameterChecks.choice(values, Parameter.SSLMODE, TlsMode.class),
                "direct".equals(values.get(Parameter.SSLNEGOTIATION)),
                "1".equals(values.get(Parameter.SSLSNI)),
                ParameterChecks.protocols(values),
                roots(),
                certificate());
    }

    private Roots roots() {
        Path revokedDirectory = file(Parameter.SSLCRLDIR, null);
        Path revoked = file(Parameter.SSLCRL, revokedDirectory == null ? ".postgresql/root.crl" : null);
        String roots = values.nonEmpty(Parameter.SSLROOTCERT);
        if (!"system".equals(roots)) {
            return new Roots(false, file(Parameter.SSLROOTCERT, ".postgresql/root.crt"), revoked, revokedDirectory);
        }
        // OpenSSL lets this variable stand for the system's certificates.
        String systemFile = environment.variable("SSL_CERT_FILE");
        return systemFile == null || systemFile.isEmpty()
                ? new Roots(true, null, null, null)
                : new Roots(false, Path.of(systemFile), null, null);
    }

    private Certificate certificate() {
        String password = values.nonEmpty(Parameter.SSLPASSWORD);
        return new Certificate(
                ParameterChecks.choice(values, Parameter.SSLCERTMODE, Certificate.Use.class),
                file(Parameter.SSLCERT, ".postgresql/postgresql.crt"),
                file(Parameter.SSLKEY, ".postgresql/postgresql.key"),
                password == null ? null : new Secret(password));
    }

    private @Nullable Path file(Parameter parameter, @Nullable String inHome) {
        String named = values.nonEmpty(parameter);
        if (named != null) {
            return Path.of(named);
        }
        return inHome == null ? null : environment.inHome(inHome);
    }
}
