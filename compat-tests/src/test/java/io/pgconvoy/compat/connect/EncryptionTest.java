package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.connect.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {
    private static EncryptedServer server;
    private static Path authority;
    private static Path otherAuthority;

    @TempDir
    Path home;

    private Sessions sessions;

    @BeforeAll
    static void start(@TempDir Path directory, @TempDir Path otherDirectory) throws SQLException {
        server = EncryptedServer.start(15, directory);
        authority = server.authority();
        Certificates other = new Certificates(otherDirectory);
        otherAuthority = other.write("ca.crt", other.certificate("ca"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void sessions() {
        sessions = new Sessions(home);
    }

    @ParameterizedTest
    @CsvSource({
        "disable, false",
        "allow, false",
        "prefer, true",
        "require, true",
        "verify-ca, true",
        "verify-full, true",
    })
    void eachModeEncryptsAsItSays(String mode, boolean encrypted) {
        try (Session session = sessions.open(server.as("trusted") + "sslrootcert=" + authority + " sslmode=" + mode)) {
            assertEquals(encrypted, session.isEncrypted());
            assertEquals(
                    encrypted ? "t" : "f", session.text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
        }
    }

    @ParameterizedTest
    @CsvSource({"plain, prefer, false", "scram, allow, true", "plain, disable, false", "scram, require, true"})
    void theOtherWayIsTriedWhereTheModeAllowsIt(String user, String mode, boolean encrypted) {
        try (Session session = sessions.open(server.withPassword(user) + "sslmode=" + mode)) {
            assertEquals(encrypted, session.isEncrypted());
        }
    }

    @ParameterizedTest
    @CsvSource({"plain, require", "scram, disable"})
    void theOtherWayIsNotTriedWhereTheModeForbidsIt(String user, String mode) {
        EngineException failure = sessions.failure(server.withPassword(user) + "sslmode=" + mode);

        assertTrue(failure.getMessage().contains("FATAL:  no pg_hba.conf entry"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"require", "verify-ca", "verify-full"})
    void aServerWithoutTlsIsRefused(String mode) {
        StockServer plain = Stock.ofThisRun().server(15).orElseThrow();
        EngineException failure = sessions.failure(Sessions.conninfo(plain) + " sslmode=" + mode);

        assertEquals(
                "connection to server at \"127.0.0.1\", port " + plain.port()
                        + " failed: server does not support SSL, but SSL was required",
                failure.getMessage());
        assertEquals(ErrorCode.CONNECTION_REJECTED, failure.code());
    }

    @Test
    void aServerWithoutTlsWillDoWhereTlsIsOnlyPreferred() {
        try (Session session =
                sessions.open(Sessions.conninfo(Stock.ofThisRun().server(15).orElseThrow()) + " sslmode=prefer")) {
            assertEquals("f", session.text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"require", "verify-ca", "verify-full"})
    void aCertificateFromAStrangerIsRefused(String mode) {
        EngineException failure =
                sessions.failure(server.as("trusted") + "sslrootcert=" + otherAuthority + " sslmode=" + mode);

        assertTrue(
                failure.getMessage().contains("failed: SSL error: certificate verify failed: "), failure.getMessage());
    }

    @Test
    void theDefaultRootFileIsUsedAndItsAbsenceExplained() throws IOException {
        EngineException failure = sessions.failure(server.as("trusted") + "sslmode=verify-ca");
        Path file = home.resolve(".postgresql/root.crt");
        assertTrue(
                failure.getMessage()
                        .endsWith("failed: root certificate file \"" + file
                                + "\" does not exist; either provide the file, use the system's trusted roots with"
                                + " sslrootcert=system, or change sslmode to disable server certificate verification"),
                failure.getMessage());

        Files.createDirectory(file.getParent());
        Files.copy(authority, file);
        sessions.open(server.as("trusted") + "sslmode=verify-full").close();
        Files.writeString(file, "no certificate\n");
        assertTrue(sessions.failure(server.as("trusted") + "sslmode=require")
                .getMessage()
                .endsWith("could not read root certificate file \"" + file + "\": no certificate found"));
    }

    @Test
    void fullVerificationChecksTheHostName() {
        String byAddress = server.as("trusted").replace("host=localhost ", "host=127.0.0.1 ");
        String roots = "sslrootcert=" + authority + " sslmode=";

        sessions.open(byAddress + roots + "verify-ca").close();
        EngineException failure = sessions.failure(byAddress + roots + "verify-full");
        assertTrue(
                failure.getMessage()
                        .endsWith("server certificate for \"localhost\" (and 1 other name) does not match host name"
                                + " \"127.0.0.1\""),
                failure.getMessage());
        assertTrue(sessions.failure(server.as("trusted").replace("host=localhost ", "") + roots + "verify-full")
                .getMessage()
                .endsWith("host name must be specified for a verified SSL connection"));
    }

    @Test
    void theSystemsRootsDoNotKnowOurAuthority() {
        EngineException failure = sessions.failure(server.as("trusted") + "sslrootcert=system");

        assertTrue(failure.getMessage().contains("certificate verify failed"), failure.getMessage());
        sessions.with("SSL_CERT_FILE", authority.toString())
                .open(server.as("trusted") + "sslrootcert=system")
                .close();
    }

    @Test
    void aRevokedServerCertificateIsRefused() {
        Certificates certificates = server.certificates();
        String verified = server.as("trusted") + "sslmode=verify-ca sslrootcert=" + authority + " sslcrl=";
        Path empty = certificates.write("empty.crl", certificates.revoking("cert"));
        Path revoking = certificates.write("server.crl", certificates.revoking("server"));

        sessions.open(verified + empty).close();
        EngineException failure = sessions.failure(verified + revoking);
        assertTrue(
                failure.getMessage().contains("certificate verify failed: Certificate has been revoked"),
                failure.getMessage());
    }

    @Test
    void aClientCertificateAuthenticates() {
        try (Session session = sessions.open(server.as("cert") + clientCertificate())) {
            assertEquals("cert", session.text("SELECT current_user"));
        }
        assertTrue(sessions.failure(server.as("cert") + "sslmode=require")
                .getMessage()
                .contains("connection requires a valid client certificate"));
        assertTrue(sessions.failure(server.as("cert") + clientCertificate() + " sslcertmode=disable")
                .getMessage()
                .contains("connection requires a valid client certificate"));
    }

    @Test
    void aClientCertificateCanBeRequired() {
        sessions.open(server.as("trusted") + clientCertificate() + " sslcertmode=require")
                .close();
        assertTrue(sessions.failure(server.as("trusted") + "sslmode=require sslcertmode=require")
                .getMessage()
                .endsWith("server accepted connection without a valid SSL certificate"));
    }

    @Test
    void theDefaultClientCertificateIsUsed() throws IOException {
        Path directory = Files.createDirectory(home.resolve(".postgresql"));
        Files.write(directory.resolve("postgresql.crt"), server.certificates().certificate("cert"));
        Path key = directory.resolve("postgresql.key");
        assertTrue(sessions.failure(server.as("cert") + "sslmode=require")
                .getMessage()
                .endsWith("certificate present, but not private key file \"" + key + "\""));

        Files.write(key, server.certificates().key("cert"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(sessions.failure(server.as("cert") + "sslmode=require")
                .getMessage()
                .contains("private key file \"" + key + "\" has group or world access"));

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        sessions.open(server.as("cert") + "sslmode=require").close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theProtocolVersionIsTheOneAllowed(String version) {
        try (Session session = sessions.open(server.as("trusted") + "sslmode=require ssl_min_protocol_version="
                + version + " ssl_max_protocol_version=" + version)) {
            assertEquals(version, session.text("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
        }
    }

    @Test
    void bytesReceivedThroughTlsAreCounted() {
        try (Session session = sessions.open(server.as("trusted") + "sslmode=require")) {
            long before = session.encryptedBytes();
            session.text("SELECT repeat('x', 1000000)");
            assertTrue(session.encryptedBytes() - before > 1_000_000);
        }
        try (Session session = sessions.open(server.as("trusted") + "sslmode=disable")) {
            assertEquals(0, session.encryptedBytes());
        }
    }

    /** Servers before 17 close the connection; their log calls the handshake an invalid length of startup packet. */
    @Test
    void directNegotiationNeedsAServerThatKnowsIt() {
        assertTrue(sessions.failure(server.as("trusted") + "sslmode=require sslnegotiation=direct")
                .getMessage()
                .contains(" failed: SSL error: "));
    }

    private static String clientCertificate() {
        Certificates certificates = server.certificates();
        return "sslmode=verify-full sslrootcert=" + authority
                + " sslcert=" + certificates.write("cert.crt", certificates.certificate("cert"))
                + " sslkey=" + certificates.write("cert.key", certificates.key("cert"));
    }
}
