package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.SessionText;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.copy.CopyIn;

/** Names and rows in any database encoding, checked as bytes. */
class EncodingTest {
    private static final String DATABASE = "pgconvoy_encoding";

    @TempDir
    Path home;

    private StockServer server;

    @BeforeEach
    void server() throws SQLException {
        server = Stock.ofThisRun().server(15).orElseThrow();
        server.execute("postgres", "DROP DATABASE IF EXISTS " + DATABASE);
    }

    @AfterEach
    void drop() throws SQLException {
        server.execute("postgres", "DROP DATABASE IF EXISTS " + DATABASE);
    }

    /** The second name's bytes are no valid UTF-8, which only SQL_ASCII lets pass. */
    @ParameterizedTest
    @CsvSource({
        "UTF8, 7ac3a9f09f9491",
        "LATIN1, 7ae9ff",
        "EUC_JP, 7ac6fccbdc8eb1",
        "SQL_ASCII, 7ac3a9",
        "SQL_ASCII, 7ae9ff80",
    })
    void everyByteOfANameAndItsRowsSurvives(String encoding, String nameInHex) throws SQLException {
        byte[] name = HexFormat.of().parseHex(nameInHex);
        create(encoding);
        try (Session session = open("")) {
            SessionText text = session.encoding();
            String table = "\"" + text.decode(name) + "\"";
            assertEquals(encoding, text.encoding());

            session.execute("CREATE TABLE " + table + " (a text); INSERT INTO " + table + " VALUES ('"
                    + text.decode(name) + "')");

            assertEquals(text.decode(name), session.text("SELECT relname FROM pg_class WHERE relname LIKE 'z%'"));
            assertEquals(
                    nameInHex,
                    session.text("SELECT encode(textsend(a), 'hex') FROM " + table)
                            .substring(0, nameInHex.length()));
            assertArrayEquals(name, valueOf(session, "SELECT a FROM " + table));
            copyInAndOut(session, table, name);
        }
    }

    private static void copyInAndOut(Session session, String table, byte[] value) throws SQLException {
        CopyIn in = session.copyIn("COPY " + table + " FROM STDIN");
        byte[] row = line(value);
        in.writeToCopy(row, 0, row.length);
        in.endCopy();
        List<byte[]> rows = new ArrayList<>();
        session.copyOut("COPY " + table + " TO STDOUT", rows::add);
        assertEquals(2, rows.size());
        assertArrayEquals(row, rows.get(0));
        assertArrayEquals(row, rows.get(1));
    }

    private static byte[] line(byte[] value) {
        byte[] row = Arrays.copyOf(value, value.length + 1);
        row[value.length] = '\n';
        return row;
    }

    private static byte[] valueOf(Session session, String sql) {
        byte[][] value = new byte[1][];
        session.query(sql, row -> value[0] = row.bytes(0));
        return value[0];
    }

    @Test
    void theEncodingFollowsTheSession() throws SQLException {
        create("LATIN1");
        try (Session session = open("client_encoding=UTF8")) {
            assertEquals("UTF8", session.encoding().encoding());
            assertEquals("é", session.text("SELECT 'é'"));

            session.execute("SET client_encoding TO 'LATIN1'");
            assertEquals("LATIN1", session.encoding().encoding());
            assertArrayEquals(new byte[] {(byte) 0xE9}, valueOf(session, "SELECT '\u00E9'"));
            assertEquals("1", session.text("SELECT octet_length('\u00E9')"));
        }
    }

    @Test
    void aDatabaseSettingOfTheClientEncodingCounts() throws SQLException {
        create("UTF8");
        server.execute("postgres", "ALTER DATABASE " + DATABASE + " SET client_encoding = 'EUC_JP'");
        try (Session session = open("")) {
            assertEquals("EUC_JP", session.encoding().encoding());
            assertEquals("日本", session.encoding().toUnicode(session.text("SELECT U&'\\65E5\\672C'")));
        }
    }

    /** Or else real strings could not hold it. */
    @Test
    void textOfASqlAsciiDatabaseIsValidWhereUtf8IsAskedFor() throws SQLException {
        create("SQL_ASCII");
        try (Session session = open("client_encoding=UTF8")) {
            assertEquals("é", session.text("SELECT E'\\xc3\\xa9'"));
            ServerException failure = assertThrows(ServerException.class, () -> session.text("SELECT E'\\xe9'"));
            assertEquals("invalid byte sequence for encoding \"UTF8\": 0xe9", failure.getMessage());
        }
    }

    @Test
    void aServerErrorInAnotherEncodingIsReadable() throws SQLException {
        create("LATIN1");
        try (Session session = open("")) {
            ServerException failure =
                    assertThrows(ServerException.class, () -> session.execute("SELECT * FROM \"caf\u00E9\""));
            assertEquals("relation \"café\" does not exist", failure.getMessage());
            assertEquals("SELECT * FROM \"café\"", failure.statement());
        }
    }

    private void create(String encoding) throws SQLException {
        server.execute(
                "postgres",
                "CREATE DATABASE " + DATABASE + " ENCODING '" + encoding + "' LOCALE 'C' TEMPLATE template0");
    }

    private Session open(String more) {
        return new Sessions(home).open(Sessions.conninfo(server) + " dbname=" + DATABASE + " " + more);
    }
}
