package io.pgconvoy.compat.connect;

import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A server with TLS and a role for each way to authenticate; its certificate is for {@code localhost}. */
final class EncryptedServer implements AutoCloseable {
    /** Anything a password may hold. */
    static final String PASSWORD = "p ü'\"\\:@/?#%$`€🔑";

    private static final List<String> ACCESS = List.of(
            "local    all scram    scram-sha-256",
            "local    all postgres trust",
            "hostssl  all postgres 127.0.0.1/32 trust",
            "hostssl  all scram    127.0.0.1/32 scram-sha-256",
            "hostssl  all cert     127.0.0.1/32 cert",
            "hostnossl all plain   127.0.0.1/32 scram-sha-256",
            "host     all md5      127.0.0.1/32 md5",
            "host     all password 127.0.0.1/32 password",
            "host     all trusted  127.0.0.1/32 trust");

    private final Certificates certificates;
    private final PrivateServer server;

    private EncryptedServer(Certificates certificates, PrivateServer server) {
        this.certificates = certificates;
        this.server = server;
    }

    static EncryptedServer start(int major, Path directory) throws SQLException {
        Certificates certificates = new Certificates(directory);
        certificates.issue("server", "CN=ignored", "-ext", "san=dns:localhost");
        certificates.issue("cert", "CN=cert");
        Map<String, byte[]> files = Map.of(
                "server.crt", certificates.certificate("server"),
                "server.key", certificates.key("server"),
                "ca.crt", certificates.certificate("ca"));
        List<String> settings = List.of("ssl = on", "ssl_ca_file = 'ca.crt'", "authentication_timeout = 5s");
        PrivateServer server = Stock.ofThisRun()
                .start(major, new PrivateServer.Setup(settings, ACCESS, files))
                .orElseThrow();
        String literal = "'" + PASSWORD.replace("'", "''") + "'";
        server.execute(
                "postgres",
                "CREATE ROLE trusted LOGIN; CREATE ROLE cert LOGIN; CREATE ROLE nobody LOGIN;"
                        + "SET password_encryption = 'scram-sha-256'; CREATE ROLE scram LOGIN PASSWORD " + literal
                        + "; CREATE ROLE plain LOGIN PASSWORD " + literal + "; CREATE ROLE password LOGIN PASSWORD "
                        + literal
                        + "; SET password_encryption = 'md5'; CREATE ROLE md5 LOGIN PASSWORD " + literal);
        return new EncryptedServer(certificates, server);
    }

    PrivateServer server() {
        return server;
    }

    Certificates certificates() {
        return certificates;
    }

    Path authority() {
        return certificates.write("ca.crt", certificates.certificate("ca"));
    }

    /** A connection string without password. */
    String as(String user) {
        return "host=localhost hostaddr=127.0.0.1 dbname=postgres port=" + server.port() + " user=" + user + " ";
    }

    String withPassword(String user) {
        return as(user) + "password='" + PASSWORD.replace("\\", "\\\\").replace("'", "\\'") + "' ";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
