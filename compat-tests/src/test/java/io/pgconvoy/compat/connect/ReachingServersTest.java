package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.compat.server.PrivateServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.connect.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachingServersTest {
    private static PrivateServer primary;
    private static PrivateServer standby;
    private static int nobodyListens;

    @TempDir
    Path home;

    private Sessions sessions;

    @BeforeAll
    static void start() throws IOException {
        List<String> local = List.of("local all all trust");
        primary = start(new PrivateServer.Setup(List.of("timezone = 'Asia/Tokyo'"), local, Map.of()));
        standby = start(new PrivateServer.Setup(List.of(), local, Map.of("standby.signal", new byte[0])));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyListens = socket.getLocalPort();
        }
    }

    private static PrivateServer start(PrivateServer.Setup setup) {
        return Stock.ofThisRun().start(15, setup).orElseThrow();
    }

    @AfterAll
    static void stop() throws IOException {
        primary.close();
        standby.close();
    }

    @BeforeEach
    void sessions() {
        sessions = new Sessions(home);
    }

    @Test
    void aUnixSocketIsADirectoryAndAPort() {
        try (Session session = sessions.open(socket())) {
            assertEquals("postgres", session.text("SELECT current_user"));
            assertEquals(
                    "",
                    session.text("SELECT COALESCE(client_addr::text, '') FROM pg_stat_activity"
                            + " WHERE pid = pg_backend_pid()"));
            String large = session.text("SELECT repeat('x', 5000000)");
            assertEquals(5_000_000, large == null ? 0 : large.length());
        }
    }

    @Test
    void thePeerOfAUnixSocketCanBeRequired() throws IOException {
        Path socket = primary.socketDirectory().resolve(".s.PGSQL." + primary.port());
        String account = Files.getOwner(socket).getName();
        sessions.open(socket() + " requirepeer=" + account).close();

        assertEquals(
                "connection to server on socket \"" + socket + "\" failed: requirepeer specifies \"somebody\", but"
                        + " actual peer user name is \"" + account + "\"",
                sessions.failure(socket() + " requirepeer=somebody").getMessage());
    }

    @Test
    void timestampsAreInTheServersTimeZoneUnlessTheUserAsksOtherwise() {
        try (Session session = sessions.open(tcp(primary))) {
            assertEquals("Asia/Tokyo", session.text("SHOW timezone"));
        }
        try (Session session = sessions.with("PGTZ", "Europe/Berlin").open(tcp(primary))) {
            assertEquals("Europe/Berlin", session.text("SHOW timezone"));
        }
    }

    @Test
    void startupParametersReachTheServer() {
        try (Session session = sessions.open(
                tcp(primary) + " options='-c work_mem=7MB -c DateStyle=ISO,\\\\ DMY' application_name='Ä b'")) {
            assertEquals("7MB", session.text("SHOW work_mem"));
            assertEquals("ISO, DMY", session.text("SHOW datestyle"));
            assertEquals("?? b", session.text("SHOW application_name"));
        }
        try (Session session = sessions.open(tcp(primary))) {
            assertEquals("pgconvoy", session.text("SHOW application_name"));
        }
    }

    @Test
    void aServerThatIsNotThereIsReportedAsLibpqDoes() {
        assertFailure(
                ErrorCode.CONNECTION_FAILED,
                "connection to server at \"127.0.0.1\", port " + nobodyListens
                        + " failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP"
                        + " connections?",
                "host=127.0.0.1 port=" + nobodyListens);
        assertFailure(
                ErrorCode.CONNECTION_FAILED,
                "connection to server on socket \"" + home + "/.s.PGSQL.5432\" failed: No such file or directory\n\tIs"
                        + " the server running locally and accepting connections on that socket?",
                "host=" + home);
    }

    @Test
    void aHostThatDoesNotExistIsOneLine() {
        assertFailure(
                ErrorCode.CONNECTION_FAILED,
                "could not translate host name \"no.such.host.invalid\" to address: name or service not known",
                "host=no.such.host.invalid");
        assertFailure(
                ErrorCode.CONNECTION_FAILED, "could not parse network address \"localhost\"", "hostaddr=localhost");
        assertFailure(
                ErrorCode.CONNECTION_FAILED,
                "Java cannot connect to Unix-domain sockets in the abstract namespace: \"@x\"",
                "host=@x");
    }

    @Test
    void aDatabaseOrRoleThatDoesNotExistIsOneLine() {
        String at = "connection to server at \"127.0.0.1\", port " + primary.port() + " failed: ";
        assertFailure(
                ErrorCode.CONNECTION_REJECTED,
                at + "FATAL:  database \"nowhere\" does not exist",
                tcp(primary) + " dbname=nowhere");
        assertFailure(
                ErrorCode.AUTHENTICATION_FAILED,
                "connection to server on socket \"" + primary.socketDirectory() + "/.s.PGSQL." + primary.port()
                        + "\" failed: FATAL:  role \"nobody\" does not exist",
                socket() + " user=nobody");
    }

    @Test
    void aBadOptionIsOneLine() {
        assertFailure(
                ErrorCode.CONNECTION_REJECTED,
                "connection to server at \"127.0.0.1\", port " + primary.port()
                        + " failed: FATAL:  unrecognized configuration parameter \"nonsense\"",
                tcp(primary) + " options='-c nonsense=1'");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String conninfo = "host=127.0.0.1 user=u connect_timeout=1 port=" + silent.getLocalPort();
            long start = System.nanoTime();
            assertFailure(
                    ErrorCode.CONNECTION_FAILED,
                    "connection to server at \"127.0.0.1\", port " + silent.getLocalPort() + " failed: timeout expired",
                    conninfo);
            assertTrue(System.nanoTime() - start < 60_000_000_000L);
            sessions.open("host=127.0.0.1,127.0.0.1 port=" + silent.getLocalPort() + "," + primary.port()
                            + " user=postgres connect_timeout=5")
                    .close();
        }
    }

    @Test
    void aServerThatHangsUpIsOneLine() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread hangUp = new Thread(() -> hangUpOnce(rude));
            hangUp.start();
            assertFailure(
                    ErrorCode.CONNECTION_FAILED,
                    "connection to server at \"127.0.0.1\", port " + rude.getLocalPort()
                            + " failed: server closed the connection unexpectedly",
                    "host=127.0.0.1 user=u port=" + rude.getLocalPort());
            hangUp.join();
        }
    }

    private static void hangUpOnce(ServerSocket rude) {
        try (Socket caller = rude.accept()) {
            caller.getInputStream().readNBytes(8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hostsAreTriedInOrderUntilOneAnswers() {
        String both = "host=127.0.0.1,127.0.0.1 port=" + nobodyListens + "," + primary.port() + " user=postgres";
        try (Session session = sessions.open(both)) {
            assertEquals(String.valueOf(primary.port()), session.text("SHOW port"));
        }
        try (Session session = sessions.open(
                "postgresql://postgres@127.0.0.1:" + nobodyListens + ",127.0.0.1:" + standby.port() + "/postgres")) {
            assertEquals(String.valueOf(standby.port()), session.text("SHOW port"));
        }
    }

    @Test
    void aRefusedLoginEndsTheSearch() {
        EngineException failure = sessions.failure("host=127.0.0.1,127.0.0.1 port=" + primary.port() + ","
                + standby.port() + " user=postgres dbname=nowhere");

        assertFalse(failure.getMessage().contains(String.valueOf(standby.port())), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "any, true",
        "read-write, true",
        "read-only, false",
        "primary, true",
        "standby, false",
        "prefer-standby, false"
    })
    void theServerIsOfTheWantedKind(String attributes, boolean isPrimary) {
        String conninfo = isPrimary || attributes.equals("prefer-standby")
                ? hosts(isPrimary ? standby : primary, isPrimary ? primary : standby)
                : hosts(primary, standby);
        String first = attributes.equals("any") ? hosts(primary, standby) : conninfo;
        try (Session session = sessions.open(first + " target_session_attrs=" + attributes)) {
            assertEquals(isPrimary ? "f" : "t", session.text("SELECT pg_is_in_recovery()"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read-only  | session is not read-only
            standby    | server is not in hot standby mode
            """)
    void aPrimaryIsRefusedWhereAStandbyIsWanted(String attributes, String reason) {
        assertFailure(
                ErrorCode.CONNECTION_FAILED,
                "connection to server at \"127.0.0.1\", port " + primary.port() + " failed: " + reason,
                tcp(primary) + " target_session_attrs=" + attributes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read-write | session is read-only
            primary    | server is in hot standby mode
            """)
    void aStandbyIsRefusedWhereAPrimaryIsWanted(String attributes, String reason) {
        assertFailure(
                ErrorCode.CONNECTION_FAILED,
                "connection to server at \"127.0.0.1\", port " + standby.port() + " failed: " + reason,
                tcp(standby) + " target_session_attrs=" + attributes);
    }

    @Test
    void aPrimaryWillDoWhereAStandbyIsOnlyPreferred() {
        sessions.open(tcp(primary) + " target_session_attrs=prefer-standby").close();
    }

    @Test
    void aReadOnlySessionOfAPrimaryIsNotForWriting() {
        String readOnly = tcp(primary) + " options='-c default_transaction_read_only=on' target_session_attrs=";
        sessions.open(readOnly + "read-only").close();
        sessions.open(readOnly + "primary").close();
        assertTrue(sessions.failure(readOnly + "read-write").getMessage().endsWith("session is read-only"));
    }

    /** Servers before 14 do not report what kind they are, and are asked. */
    @ParameterizedTest
    @ValueSource(ints = {906, 13})
    void oldServersAreAskedWhatKindTheyAre(int major) {
        String old = Sessions.conninfo(Stock.ofThisRun().server(major).orElseThrow()) + " target_session_attrs=";
        sessions.open(old + "read-write").close();
        sessions.open(old + "primary").close();
        assertTrue(sessions.failure(old + "standby").getMessage().endsWith("server is not in hot standby mode"));
        assertTrue(sessions.failure(old + "read-only").getMessage().endsWith("session is not read-only"));
    }

    @Test
    void hostsAreTriedAtRandomWhenAskedTo() {
        Set<String> reached = new HashSet<>();
        for (int i = 0; i < 60 && reached.size() < 2; i++) {
            try (Session session = sessions.open(hosts(primary, standby) + " load_balance_hosts=random")) {
                reached.add(String.valueOf(session.text("SHOW port")));
            }
        }
        assertEquals(2, reached.size());
    }

    @Test
    void furtherSessionsGoToTheSameServer() {
        try (Session first = sessions.open(hosts(primary, standby) + " load_balance_hosts=random")) {
            String port = first.text("SHOW port");
            for (int i = 0; i < 10; i++) {
                try (Session further = Session.open(first.spec())) {
                    assertEquals(port, further.text("SHOW port"));
                }
            }
        }
    }

    private void assertFailure(ErrorCode code, String message, String conninfo) {
        EngineException failure = sessions.failure(conninfo);
        assertEquals(message, failure.getMessage());
        assertEquals(code, failure.code());
    }

    private static String tcp(PrivateServer server) {
        return Sessions.conninfo(server);
    }

    private static String socket() {
        return "host=" + primary.socketDirectory() + " port=" + primary.port() + " user=postgres";
    }

    private static String hosts(PrivateServer first, PrivateServer second) {
        return "host=127.0.0.1,127.0.0.1 port=" + first.port() + "," + second.port() + " user=postgres";
    }
}
