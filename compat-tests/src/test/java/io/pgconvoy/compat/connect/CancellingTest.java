package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.connect.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class CancellingTest {
    @TempDir
    Path home;

    private Session observer;

    @BeforeEach
    void observe() {
        StockServer server = Stock.ofThisRun().server(15).orElseThrow();
        observer = new Sessions(home).open(Sessions.conninfo(server));
    }

    @AfterEach
    void close() {
        observer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT pg_sleep(600)",
                "COPY (SELECT pg_sleep(600)) TO STDOUT",
                "COPY (SELECT repeat('x', 100000) FROM generate_series(1, 1000000)) TO STDOUT",
            })
    void anotherThreadStopsTheServerToo(String sql) throws Exception {
        Session session = Session.open(observer.spec());
        assertCancels(observer, session, sql);
    }

    @Test
    void cancellingWorksOverTls(@TempDir Path directory) throws Exception {
        try (EncryptedServer server = EncryptedServer.start(15, directory)) {
            Sessions sessions = new Sessions(home);
            String conninfo = server.as("postgres") + "sslmode=verify-full sslrootcert=" + server.authority();
            try (Session watching = sessions.open(conninfo)) {
                assertCancels(watching, sessions.open(conninfo), "SELECT pg_sleep(600)");
                assertCancels(
                        watching,
                        sessions.open(conninfo),
                        "COPY (SELECT repeat('x', 100000) FROM generate_series(1, 1000000)) TO STDOUT");
            }
        }
    }

    @Test
    void cancellingAnIdleSessionClosesIt() throws InterruptedException {
        Session session = Session.open(observer.spec());
        String backend = String.valueOf(session.text("SELECT pg_backend_pid()"));
        session.execute("BEGIN");
        session.cancel();
        session.cancel();

        assertGone(observer, backend);
        EngineException failure = assertThrows(EngineException.class, () -> session.text("SELECT 1"));
        assertEquals(ErrorCode.CANCELLED, failure.code());
        session.close();
    }

    @Test
    void closingTwiceIsHarmless() throws InterruptedException {
        Session session = Session.open(observer.spec());
        String backend = String.valueOf(session.text("SELECT pg_backend_pid()"));
        session.close();
        session.close();

        assertGone(observer, backend);
    }

    private static void assertCancels(Session watching, Session session, String sql)
            throws InterruptedException, SQLException, IOException {
        String backend = String.valueOf(session.text("SELECT pg_backend_pid()"));
        CountDownLatch started = new CountDownLatch(1);
        Thread canceller = new Thread(() -> {
            awaitActive(watching, backend, started);
            session.cancel();
        });
        canceller.start();

        EngineException failure = assertThrows(EngineException.class, () -> {
            started.countDown();
            if (sql.startsWith("COPY")) {
                session.copyOut(sql, row -> {});
            } else {
                session.text(sql);
            }
        });
        canceller.join();
        assertEquals(ErrorCode.CANCELLED, failure.code());
        assertEquals("cancelled", failure.getMessage());
        assertGone(watching, backend);
        session.close();
    }

    private static void awaitActive(Session watching, String backend, CountDownLatch started) {
        try {
            started.await();
            String active = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query !~ 'backend_pid'"
                    + " AND pid = " + backend;
            while (!"1".equals(watching.text(active))) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertGone(Session watching, String backend) throws InterruptedException {
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (!"0".equals(watching.text("SELECT count(*) FROM pg_stat_activity WHERE pid = " + backend))) {
            assertTrue(System.nanoTime() < deadline, "the server still has the session");
            Thread.sleep(20);
        }
    }
}
