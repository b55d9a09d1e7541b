package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.PasswordPolicy;
import io.pgconvoy.connect.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    private static EncryptedServer server;

    @TempDir
    Path home;

    private Sessions sessions;

    @BeforeAll
    static void start(@TempDir Path directory) throws SQLException {
        server = EncryptedServer.start(15, directory);
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
    @ValueSource(strings = {"scram", "plain", "md5", "password"})
    void aPasswordMayHoldAnyCharacter(String user) {
        try (Session session = sessions.open(server.withPassword(user))) {
            assertEquals(user, session.text("SELECT current_user"));
        }
    }

    @Test
    void aPasswordWorksOverTheUnixSocketToo() {
        String socket = server.withPassword("scram")
                .replace(
                        "host=localhost hostaddr=127.0.0.1",
                        "host=" + server.server().socketDirectory());
        try (Session session = sessions.open(socket)) {
            assertEquals("scram", session.text("SELECT current_user"));
            assertFalse(session.isEncrypted());
        }
    }

    @ParameterizedTest
    @CsvSource({"scram, scram", "md5, md5", "password, password"})
    void aWrongPasswordIsRefusedWithoutShowingIt(String user) {
        EngineException failure = sessions.failure(server.as(user) + "sslmode=require password=sesame");

        assertEquals(
                "connection to server at \"localhost\" (127.0.0.1), port "
                        + server.server().port() + " failed: FATAL:  password authentication failed for user \"" + user
                        + "\"",
                failure.getMessage());
        assertEquals(ErrorCode.AUTHENTICATION_FAILED, failure.code());
    }

    @Test
    void withoutAPasswordNobodyIsAskedWhenThatIsForbidden() {
        List<String> asked = new ArrayList<>();
        EngineException failure = assertThrows(
                EngineException.class,
                () -> sessions.openAsking(server.as("scram"), PasswordPolicy.NEVER, "sesame", asked));

        assertTrue(failure.getMessage().endsWith("failed: fe_sendauth: no password supplied"), failure.getMessage());
        assertEquals(List.of(), asked);
    }

    @Test
    void aPersonIsAskedOnceWhenTheServerWantsAPassword() {
        List<String> asked = new ArrayList<>();
        try (Session session =
                sessions.openAsking(server.as("scram"), PasswordPolicy.WHEN_NEEDED, EncryptedServer.PASSWORD, asked)) {
            assertEquals("scram", session.text("SELECT current_user"));
        }
        assertEquals(List.of("Password: "), asked);

        EngineException failure = assertThrows(
                EngineException.class,
                () -> sessions.openAsking(server.as("scram"), PasswordPolicy.WHEN_NEEDED, "sesame", asked));
        assertTrue(failure.getMessage().contains("password authentication failed"), failure.getMessage());
        assertFalse(failure.getMessage().contains("sesame"), failure.getMessage());
        assertEquals(2, asked.size());
    }

    @Test
    void nobodyIsAskedWhenTheServerWantsNoPasswordUnlessThatIsDemanded() {
        List<String> asked = new ArrayList<>();
        sessions.openAsking(server.as("trusted"), PasswordPolicy.WHEN_NEEDED, "x", asked)
                .close();
        assertEquals(List.of(), asked);

        sessions.openAsking(server.as("trusted"), PasswordPolicy.ALWAYS, "x", asked)
                .close();
        assertEquals(List.of("Password: "), asked);
    }

    @Test
    void furtherSessionsNeedNoSecondAnswer() {
        List<String> asked = new ArrayList<>();
        try (Session first = sessions.openAsking(
                        server.as("scram"), PasswordPolicy.ALWAYS, EncryptedServer.PASSWORD, asked);
                Session second = Session.open(first.spec())) {
            assertEquals("scram", second.text("SELECT current_user"));
            assertFalse(first.spec().toString().contains(EncryptedServer.PASSWORD));
        }
        assertEquals(1, asked.size());
    }

    @Test
    void thePasswordFileIsUsed() throws IOException {
        passwordFile("rw-------", "localhost:*:*:scram:" + EncryptedServer.PASSWORD.replaceAll("([\\\\:])", "\\\\$1"));

        sessions.open(server.as("scram")).close();
        assertEquals(List.of(), sessions.warnings());
    }

    @Test
    void aPasswordFileOpenToOthersIsNotUsed() throws IOException {
        Path file = passwordFile("rw-r--r--", "*:*:*:*:" + EncryptedServer.PASSWORD);

        assertTrue(sessions.failure(server.as("scram")).getMessage().endsWith("no password supplied"));
        assertTrue(sessions.warnings()
                .contains("password file \"" + file
                        + "\" has group or world access; permissions should be u=rw (0600) or less"));
    }

    @Test
    void aWrongPasswordFromAFileNamesTheFile() throws IOException {
        Path file = passwordFile("rw-------", "*:*:*:*:sesame");
        EngineException failure = sessions.failure(server.as("scram") + "sslmode=require");

        assertTrue(
                failure.getMessage().endsWith("\npassword retrieved from file \"" + file + "\""), failure.getMessage());
    }

    @Test
    void theEnvironmentGivesAPassword() {
        sessions.with("PGPASSWORD", EncryptedServer.PASSWORD)
                .with("PGUSER", "md5")
                .open(server.as("md5"))
                .close();
    }

    @ParameterizedTest
    @CsvSource({
        "scram, scram-sha-256",
        "scram, !password",
        "md5, 'md5,scram-sha-256'",
        "trusted, none",
        "password, '!md5,!none'",
    })
    void aRequiredMethodIsAccepted(String user, String methods) {
        sessions.open(server.withPassword(user) + "require_auth=" + methods).close();
    }

    @ParameterizedTest
    @CsvSource({"scram, md5", "password, scram-sha-256", "md5, !md5", "trusted, scram-sha-256", "trusted, !none"})
    void anotherMethodThanRequiredIsRefused(String user, String methods) {
        EngineException failure = sessions.failure(server.withPassword(user) + "require_auth=" + methods);

        assertTrue(
                failure.getMessage().contains("failed: authentication method requirement \"" + methods + "\" failed:"),
                failure.getMessage());
    }

    @Test
    void channelBindingNeedsScramAndTls() {
        try (Session session = sessions.open(server.withPassword("scram") + "channel_binding=require")) {
            assertTrue(session.isEncrypted());
        }
        assertTrue(sessions.failure(server.withPassword("md5") + "channel_binding=require")
                .getMessage()
                .contains("Channel binding is required"));
        assertTrue(sessions.failure(server.withPassword("plain") + "channel_binding=require sslmode=disable")
                .getMessage()
                .contains("Channel Binding is required, but SSL is not in use"));
        sessions.open(server.withPassword("scram") + "channel_binding=disable").close();
    }

    @Test
    void aRoleThatMayNotConnectIsToldSo() {
        EngineException failure = sessions.failure(server.as("nobody") + "sslmode=disable");

        assertEquals(
                "connection to server at \"localhost\" (127.0.0.1), port "
                        + server.server().port()
                        + " failed: FATAL:  no pg_hba.conf entry for host \"127.0.0.1\", user \"nobody\","
                        + " database \"postgres\", no encryption",
                failure.getMessage());
        assertEquals(ErrorCode.AUTHENTICATION_FAILED, failure.code());
    }

    private Path passwordFile(String permissions, String line) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), line + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
