package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.NotConnectedException;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.Dialect;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Cancellation cancellation = new Cancellation();
    private final CommandContext context = TestContext.of(
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            cancellation);

    private String report(Throwable failure) {
        int status = new Failures(context).failed(failure);
        assertEquals(ExitStatus.ERROR, status);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void expectedFailureIsOneLine() {
        assertEquals(
                "pgconvoy: error: no such file\n",
                report(new EngineException(ErrorCode.STORAGE_PERMANENT, "no such file")));
    }

    @Test
    void messageOfSeveralLinesIsPrintedOnOne() {
        assertEquals(
                "pgconvoy: error: one two three\n",
                report(new EngineException(ErrorCode.USAGE, "one\n\ttwo\r\nthree\n")));
    }

    @Test
    void serverErrorComesWithObjectDetailStatementAndHint() {
        ServerException failure = new ServerException(
                "42501",
                "permission denied for table orders",
                "Some detail.",
                "Some hint.",
                "LOCK TABLE app.orders IN ACCESS SHARE MODE",
                "table \"app\".\"orders\"",
                null);
        assertEquals("""
                pgconvoy: error: permission denied for table orders
                pgconvoy: detail: Working on: table "app"."orders"
                pgconvoy: detail: Some detail.
                pgconvoy: detail: Query was: LOCK TABLE app.orders IN ACCESS SHARE MODE
                pgconvoy: hint: Some hint.
                """, report(failure));
    }

    @Test
    void whatAServerAnsweredStandsAloneBeforeRelease14() {
        NotConnectedException failure = new NotConnectedException(
                ErrorCode.CONNECTION_LOST,
                "qqq",
                "connection to server on socket \"/tmp/.s.PGSQL.1\" failed: FATAL:  database \"qqq\" does not exist",
                null);
        context.messages().speakAs("pg_dump", Dialect.parse("13"));
        report(failure);
        context.messages().speakAs("pg_dump", Dialect.parse("14"));
        assertEquals("""
                pg_dump: error: connection to database "qqq" failed: FATAL:  database "qqq" does not exist
                pg_dump: error: connection to server on socket "/tmp/.s.PGSQL.1" failed: FATAL:  database "qqq" does not exist
                """, report(failure));
    }

    @Test
    void asAStockToolAFailedQueryIsToldInItsWords() {
        ServerException failure =
                new ServerException("22023", "bad\nvalue", "Some detail.", "Some hint.", "SET x = 1", null, null);
        context.messages().speakAs("pg_dump", Dialect.newest());
        report(failure);
        context.messages().speakAs("pg_dumpall", Dialect.parse("13"));
        assertEquals("""
                pg_dump: error: query failed: ERROR:  bad
                value
                DETAIL:  Some detail.
                HINT:  Some hint.
                pg_dump: detail: Query was: SET x = 1
                pg_dumpall: error: query failed: ERROR:  bad
                value
                DETAIL:  Some detail.
                HINT:  Some hint.
                pg_dumpall: error: query was: SET x = 1
                """, report(failure));
    }

    @Test
    void asAStockToolAFailureAmidRowsNamesTheTable() {
        ServerException failure = new ServerException(
                        "22012", "division by zero", null, null, "COPY s.t (a) TO stdout;", null, null)
                .whileRowsCame()
                .during("table \"t\"");
        context.messages().speakAs("pg_dump", Dialect.newest());
        report(failure);
        context.messages().speakAs("pg_dump", Dialect.parse("13"));
        assertEquals("""
                pg_dump: error: Dumping the contents of table "t" failed: PQgetResult() failed.
                pg_dump: detail: Error message from server: ERROR:  division by zero
                pg_dump: detail: Command was: COPY s.t (a) TO stdout;
                pg_dump: error: Dumping the contents of table "t" failed: PQgetResult() failed.
                pg_dump: error: Error message from server: ERROR:  division by zero
                pg_dump: error: The command was: COPY s.t (a) TO stdout;
                """, report(failure));
    }

    @Test
    void longStatementIsShortened() {
        String printed = report(new ServerException("42601", "bad", null, null, "x".repeat(5000), null, null));
        assertTrue(printed.endsWith("x …\n"), printed);
        assertTrue(printed.length() < 400, printed);
    }

    @Test
    void verboseAddsTheStackTraceAndTheWholeStatement() {
        context.messages().verbose(true);
        String printed = report(new ServerException("42601", "bad", null, null, "x".repeat(5000), null, null));
        assertTrue(printed.contains("x".repeat(5000)), printed);
        assertTrue(printed.contains("\tat " + getClass().getName()), printed);
    }

    @Test
    void bugAsksForAReport() {
        String printed = report(new IllegalStateException("no such dump ID: 7"));
        assertTrue(
                printed.startsWith(
                        "pgconvoy: error: internal error: java.lang.IllegalStateException: no such dump ID: 7\n"
                                + "pgconvoy: hint: This is a bug in pgconvoy. Please report it"),
                printed);
        assertEquals(2, printed.lines().count());
    }

    @Test
    void whateverFailsAfterASignalIsTheSignal() {
        cancellation.cancel();
        assertEquals(
                "pgconvoy: error: interrupted; whatever was unfinished has been discarded\n",
                report(new ServerException(
                        "57014", "canceling statement due to user request", null, null, null, null, null)));
    }
}
