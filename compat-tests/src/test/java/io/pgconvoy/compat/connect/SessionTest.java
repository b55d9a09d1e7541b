package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.connect.Notice;
import io.pgconvoy.connect.Row;
import io.pgconvoy.connect.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

class SessionTest {
    private static final byte[] ROW = "1\tx\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path home;

    private StockServer server;
    private Session session;

    @BeforeEach
    void open() {
        server = Stock.ofThisRun().server(15).orElseThrow();
        session = new Sessions(home).open(Sessions.conninfo(server));
    }

    @AfterEach
    void close() {
        session.close();
    }

    /** The server keeps the text of the query it was sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid() AND '{\"a\":1}'::jsonb ? 'a'",
                "SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid() -- {call f(?)} {fn now()} { ; ' \"",
                "  SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid() AND E'\\\\' = '\\' ; ; ",
                "SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid() AND $a$;?{$a$ = ';?{'; -- ü€🔑\n",
            })
    void sqlReachesTheServerUnmodified(String sql) {
        assertEquals(sql, session.text(sql));
    }

    @Test
    void severalStatementsGoTogetherAndAllTheirRowsComeBack() {
        List<String> rows = new ArrayList<>();
        session.query("SELECT 1 AS a; SELECT 2 AS b, NULL AS c UNION ALL SELECT 3, 'x'; SET work_mem = '1MB'", row -> {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                text.append(row.name(column))
                        .append('=')
                        .append(row.text(column))
                        .append(' ');
            }
            rows.add(text.toString());
        });

        assertEquals(List.of("a=1 ", "b=2 c=null ", "b=3 c=x "), rows);
    }

    @Test
    void sqlBodiesOfFunctionsAreNotSplit() {
        session.execute("CREATE FUNCTION pg_temp.two() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 1");

        assertEquals("2", session.text("SELECT pg_temp.two()"));
    }

    @Test
    void severalStatementsAreOneTransaction() {
        session.execute("CREATE TEMP TABLE t (a int)");

        assertThrows(ServerException.class, () -> session.execute("INSERT INTO t VALUES (1); SELECT 1 / 0"));
        assertEquals("0", session.text("SELECT count(*) FROM t"));
    }

    @Test
    void valuesComeAsTheServerPrintsThem() {
        session.query("SELECT '\\x00ff'::bytea, true, 1.50::numeric, NULL, '{1,2}'::int[]", row -> {
            assertEquals("\\x00ff", row.text(0));
            assertArrayEquals("\\x00ff".getBytes(StandardCharsets.US_ASCII), row.bytes(0));
            assertTrue(row.truth(1));
            assertEquals("1.50", row.string(2));
            assertTrue(row.isNull(3));
            assertNull(row.text(3));
            assertEquals("{1,2}", row.string(4));
            assertEquals(1007, row.typeOid(4));
        });
    }

    @Test
    void aTextIsNullWhenThereIsNoRow() {
        assertNull(session.text("SELECT 1 WHERE false"));
        assertNull(session.text("SELECT NULL"));
        assertEquals("", session.text("SELECT ''"));
        assertEquals("1", session.text("VALUES (1), (2)"));
    }

    @Test
    void aServerErrorKeepsAllThatTheServerSaid() {
        String sql = "DO $$BEGIN RAISE EXCEPTION 'no way: ü' USING ERRCODE = 'AB123', DETAIL = 'd', HINT = 'h'; END$$";
        ServerException failure = assertThrows(ServerException.class, () -> session.execute(sql));

        assertEquals("no way: ü", failure.getMessage());
        assertEquals("AB123", failure.sqlState());
        assertEquals("d", failure.detail());
        assertEquals("h", failure.hint());
        assertEquals(sql, failure.statement());
        assertEquals(ErrorCode.SERVER_ERROR, failure.code());
        assertEquals("1", session.text("SELECT 1"));
    }

    @Test
    void statementsSentAheadAreNotRunTwice() {
        session.execute("CREATE TEMP SEQUENCE s");
        String next = "SELECT nextval('s')";
        for (int i = 0; i < 3; i++) {
            session.sendAhead(next);
        }

        assertEquals("1", session.text(next));
        assertEquals("2", session.text(next));
        assertEquals("3", session.text(next));
        assertEquals("4", session.text(next));
    }

    @Test
    void whatWasSentAheadAndIsNotAskedForIsThrownAway() {
        session.sendAhead("SELECT 'unwanted'");
        session.sendAhead("COPY (SELECT generate_series(1, 100000)) TO STDOUT");
        session.sendAhead("SELECT 1 / 0");
        session.sendAhead("SELECT 'wanted'");

        assertEquals("wanted", session.text("SELECT 'wanted'"));
        session.sendAhead("SELECT 'unwanted'");
        assertEquals("another", session.text("SELECT 'another'"));
        session.sendAhead("SELECT 'unwanted'");
        session.execute("SELECT 'bytes'".getBytes(StandardCharsets.US_ASCII));
        assertEquals("1", session.text("SELECT 1"));
    }

    @Test
    void copiesCanBeSentAheadToo() {
        List<String> copies = List.of("COPY (VALUES (1), (2)) TO STDOUT", "COPY (VALUES (3)) TO STDOUT");
        copies.forEach(session::sendAhead);
        StringBuilder rows = new StringBuilder();
        copies.forEach(copy -> session.copyOut(copy, row -> rows.append(new String(row, StandardCharsets.US_ASCII))));

        assertEquals("1\n2\n3\n", rows.toString());
        assertEquals("1", session.text("SELECT 1"));
    }

    @Test
    void aStatementSentAheadFailsWhenItIsAskedFor() {
        session.sendAhead("SELECT 1 / 0");

        assertThrows(ServerException.class, () -> session.execute("SELECT 1 / 0"));
        assertEquals("1", session.text("SELECT 1"));
    }

    @Test
    void rowsAreHandedOverWhileTheServerStillWorks() {
        List<String> rows = new ArrayList<>();

        assertThrows(
                ServerException.class,
                () -> session.query("SELECT 100 / (3 - n) FROM generate_series(1, 3) n", row -> rows.add(row.text(0))));
        assertEquals(List.of("50", "100"), rows);
    }

    @Test
    void valuesAreReadByTypeAndMayBeKept() {
        List<Row> kept = new ArrayList<>();
        session.query(
                "SELECT 4294967295 AS n, -5 AS m, true AS t, NULL AS u, '' AS v, 'ü' AS w, 1 AS n"
                        + " UNION ALL SELECT 9223372036854775807, 0, false, 'x', 'y', 'z', 2",
                kept::add);
        Row row = kept.get(0);

        assertEquals(4_294_967_295L, row.number(0));
        assertEquals(-5, row.number(1));
        assertTrue(row.truth(2));
        assertTrue(row.isNull(3));
        assertNull(row.text(3));
        assertEquals("", row.text(4));
        assertEquals("ü", row.text(5));
        assertEquals(0, row.index("n"));
        assertEquals(-1, row.index("x"));
        assertEquals(Long.MAX_VALUE, kept.get(1).number(0));
        assertFalse(kept.get(1).truth(2));
        assertThrows(NoSuchElementException.class, () -> row.number(3));
        assertThrows(NumberFormatException.class, () -> row.number(4));
    }

    @Test
    void aReaderCannotUseTheSession() {
        assertThrows(IllegalStateException.class, () -> session.query("SELECT 1", row -> session.text("SELECT 2")));

        assertEquals("1", session.text("SELECT 1"));
    }

    @Test
    void aReaderThatThrowsLeavesTheSessionUsable() {
        assertThrows(
                IllegalStateException.class,
                () -> session.query("SELECT generate_series(1, 1000); SELECT 2", row -> {
                    throw new IllegalStateException("enough");
                }));

        assertEquals("1", session.text("SELECT 1"));
    }

    @Test
    void noticesAreHeard() {
        List<Notice> notices = new ArrayList<>();
        session.onNotice(notices::add);
        session.execute("DO $$BEGIN RAISE NOTICE 'one'; RAISE WARNING 'two' USING HINT = 'h'; END$$");

        assertEquals(
                List.of(
                        new Notice("NOTICE", "00000", "one", null, null, "NOTICE:  one\n"),
                        new Notice("WARNING", "01000", "two", null, "h", "WARNING:  two\nHINT:  h\n")),
                notices);
    }

    @Test
    void transactionsAreWhatTheSqlSays() {
        session.execute("BEGIN; CREATE TABLE never (a int)");
        session.execute("ROLLBACK");

        assertNull(session.text("SELECT to_regclass('never')"));
    }

    @Test
    void rowsAreCopiedOutAndIn() throws SQLException {
        session.execute("CREATE TEMP TABLE \"t?{\" (a int, b text)");
        CopyIn in = session.copyIn("COPY \"t?{\" FROM STDIN");
        for (int i = 0; i < 10_000; i++) {
            in.writeToCopy(ROW, 0, ROW.length);
        }
        assertEquals(10_000, in.endCopy());

        CopyOut out = session.copyOut("COPY (SELECT * FROM \"t?{\" LIMIT 2) TO STDOUT");
        assertArrayEquals(ROW, out.readFromCopy());
        assertArrayEquals(ROW, out.readFromCopy());
        assertNull(out.readFromCopy());
        int[] rows = new int[1];
        session.copyOut("COPY \"t?{\" TO STDOUT", row -> rows[0]++);
        assertEquals(10_000, rows[0]);
    }

    @Test
    void aCopyThatCannotStartLeavesTheSessionUsable() {
        ServerException failure = assertThrows(ServerException.class, () -> session.copyOut("COPY nowhere TO STDOUT"));

        assertEquals("relation \"nowhere\" does not exist", failure.getMessage());
        assertEquals("COPY nowhere TO STDOUT", failure.statement());
        assertEquals("1", session.text("SELECT 1"));
    }

    @Test
    void aCopyWhoseReaderThrowsLeavesTheSessionUsable() {
        assertThrows(
                IllegalStateException.class,
                () -> session.copyOut("COPY (SELECT generate_series(1, 1000000)) TO STDOUT", row -> {
                    throw new IllegalStateException("enough");
                }));

        assertEquals("1", session.text("SELECT 1"));
    }

    @Test
    void aBackendThatIsTerminatedIsALostConnection() throws SQLException {
        server.execute("postgres", "SELECT pg_terminate_backend(" + session.text("SELECT pg_backend_pid()") + ")");
        ServerException failure = assertThrows(ServerException.class, () -> session.text("SELECT pg_sleep(60)"));

        assertEquals(ErrorCode.CONNECTION_LOST, failure.code());
        assertFalse(String.valueOf(failure.getMessage()).isEmpty());
    }

    @Test
    void theServersVersionHasThePackagersSuffix() {
        assertEquals(session.text("SHOW server_version"), session.server().text());
        assertEquals(
                session.text("SHOW server_version_num"),
                String.valueOf(session.server().number()));
        assertNotNull(session.parameter("server_encoding"));
    }
}
