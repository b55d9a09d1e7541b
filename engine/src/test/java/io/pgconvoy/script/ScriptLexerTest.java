package io.pgconvoy.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptLexerTest {
    private boolean backslashEscapes;
    private String encoding = "UTF8";

    /** Notes the parts as text: the line, what it is, and the text itself. */
    private final class Parts implements ScriptParts {
        private final List<String> seen = new ArrayList<>();
        private final StringBuilder rows = new StringBuilder();

        @Override
        public void statement(byte[] bytes, int length, long line) {
            seen.add(line + " " + new String(bytes, 0, length, ISO_8859_1));
        }

        @Override
        public void beginRows(byte[] bytes, int length, long line) {
            seen.add(line + " rows " + new String(bytes, 0, length, ISO_8859_1));
        }

        @Override
        public void rows(byte[] bytes, int offset, int length) {
            assertTrue(length > 0);
            rows.append(new String(bytes, offset, length, ISO_8859_1));
        }

        @Override
        public void endRows() {
            seen.add("<" + rows + ">");
            rows.setLength(0);
        }

        @Override
        public void command(byte[] bytes, int length, long line) {
            seen.add(line + " command " + new String(bytes, 0, length, ISO_8859_1));
        }

        @Override
        public boolean backslashEscapes() {
            return backslashEscapes;
        }

        @Override
        public String encoding() {
            return encoding;
        }
    }

    /** The parts, which must not depend on how the script is cut into pieces. */
    private List<String> parts(String script) {
        List<String> whole = parts(script, script.length() + 1);
        for (int size : new int[] {1, 2, 3, 7}) {
            assertEquals(whole, parts(script, size), "in pieces of " + size);
        }
        return whole;
    }

    private List<String> parts(String script, int size) {
        Parts parts = new Parts();
        ScriptLexer lexer = new ScriptLexer(parts);
        byte[] bytes = script.getBytes(ISO_8859_1);
        for (int at = 0; at < bytes.length; at += size) {
            lexer.add(Unpooled.wrappedBuffer(bytes, at, Math.min(size, bytes.length - at)));
        }
        lexer.finish();
        return parts.seen;
    }

    private String refused(String script) {
        return String.valueOf(
                assertThrows(ScriptException.class, () -> parts(script, 5)).getMessage());
    }

    @Test
    void statementsEndAtSemicolonsAndKnowTheirLine() {
        assertEquals(
                List.of("1 SELECT 1;", "1 SELECT\n2;", "4 SELECT 3;"), parts("SELECT 1; SELECT\n2;;\n\n  SELECT 3;\n"));
    }

    @Test
    void commentsBeforeAStatementAreNoPartOfIt() {
        assertEquals(
                List.of("5 SELECT 1 -- one; or\n + /* two; /* ' */ */ 2;"),
                parts(
                        "--\n-- Name: x; Type: TABLE\n--\n/* ; /* \\! */ */\nSELECT 1 -- one; or\n + /* two; /* ' */ */ 2;\n--"));
    }

    @Test
    void aCommentThatOpensDoesNotCloseWithTheSameStar() {
        assertEquals(List.of("1 SELECT 1;"), parts("/*/ ; */SELECT 1;/**/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'it''s; ', '\\';",
                "SELECT E'a\\';', E'b'';\\';', e'\\\\';",
                "SELECT E'a'\n  '\\';';",
                "SELECT U&'d\\0061t;', N';', B'1', X'f';",
                "SELECT \"a;\"\"'b\";",
                "SELECT $$;'$$, $tag$ $$; $ta $tag$, $1, a$b$c;",
                "SELECT $_$ $a$; $_$;",
                "SELECT $é$;$é$;",
                "SELECT 1 - 2 -3 / 4 * (5; 6);",
                "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b);",
            })
    void quotedSemicolonsEndNothing(String statement) {
        assertEquals(List.of("1 " + statement), parts(statement + "\n"));
    }

    @Test
    void backslashesEscapeInPlainLiteralsWhereTheSessionSaysSo() {
        backslashEscapes = true;
        assertEquals(List.of("1 SELECT 'a\\';';", "1 SELECT 2;"), parts("SELECT 'a\\';'; SELECT 2;"));
    }

    @Test
    void bodiesOfSqlFunctionsAreWhole() {
        String function = """
                CREATE OR REPLACE FUNCTION app.f(begin int) RETURNS int
                    LANGUAGE sql
                    BEGIN ATOMIC
                 SELECT CASE WHEN 1 > 0 THEN 1 ELSE 2 END;
                 SELECT "end";
                END;""";
        assertEquals(
                List.of("1 " + function, "7 BEGIN;", "7 SELECT 1;", "7 END;"),
                parts(function + "\nBEGIN; SELECT 1; END;"));
    }

    @Test
    void onlyRoutinesHaveSuchBodies() {
        assertEquals(
                List.of("1 CREATE VIEW begin AS SELECT 1;", "1 SELECT 2;"),
                parts("CREATE VIEW begin AS SELECT 1;SELECT 2;"));
    }

    @Test
    void rowsEndAtABackslashAndADotAlone() {
        assertEquals(
                List.of(
                        "1 rows COPY app.\"a;b\" (id, v) FROM stdin;",
                        "<1\t\\N\n\\.x\n\\\n\n\\\\.\n;'--\n>",
                        "9 SELECT 1;",
                        "10 rows copy t from STDIN with (format text);",
                        "<>",
                        "12 SELECT 2;"),
                parts("COPY app.\"a;b\" (id, v) FROM stdin;\n1\t\\N\n\\.x\n\\\n\n\\\\.\n;'--\n\\.\nSELECT 1;\n"
                        + "copy t from STDIN with (format text);\n\\.\nSELECT 2;"));
    }

    @Test
    void rowsMayHaveLineEndsOfWindows() {
        assertEquals(
                List.of("1 rows COPY t FROM stdin;", "<1\r\n\\.\rx\r\n>", "5 SELECT 1;"),
                parts("COPY t FROM stdin;\r\n1\r\n\\.\rx\r\n\\.\r\nSELECT 1;"));
    }

    @Test
    void theLastTerminatorNeedsNoLineEnd() {
        assertEquals(List.of("1 rows COPY t FROM stdin;", "<1\n>"), parts("COPY t FROM stdin;\n1\n\\."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY t FROM PROGRAM 'x';",
                "copy t from '/etc/passwd';",
                "/* x */ COPY t TO '/tmp/x';",
                "COPY (SELECT 1 FROM stdin) TO stdout;"
            })
    void copiesFromElsewhereAreRefused(String statement) {
        assertEquals(
                "line 2: a COPY that reads or writes what is not in the script, which no dump has, is not run",
                refused("SELECT 1;\n" + statement));
        assertEquals(List.of("1 SELECT 1 FROM stdin;"), parts("SELECT 1 FROM stdin;"));
    }

    @Test
    void commandsAreLinesOfTheirOwn() {
        assertEquals(
                List.of("2 command \\connect \"a b\"", "3 SELECT 1;", "3 command \\restrict x"),
                parts("\n\\connect \"a b\"\r\nSELECT 1; \\restrict x"));
    }

    @Test
    void aCommandInsideOfAStatementIsRefused() {
        assertEquals("line 2: a backslash inside of a statement", refused("SELECT 1\n\\! rm\n;"));
    }

    @Test
    void bytesOfOtherEncodingsAreNoQuotes() {
        encoding = "SJIS";
        String kanji = new String(new byte[] {(byte) 0x83, '\\', (byte) 0x95, '\\'}, ISO_8859_1);
        backslashEscapes = true;
        assertEquals(List.of("1 SELECT '" + kanji + "';", "1 SELECT 1;"), parts("SELECT '" + kanji + "'; SELECT 1;"));
    }

    @Test
    void whatIsCutOffIsNoScript() {
        assertEquals("line 2: this statement is cut off", refused("SELECT 1;\nDELETE FROM t"));
        assertEquals("line 1: this statement is cut off", refused("SELECT 'a;"));
        assertEquals("line 1: this statement is cut off", refused("/* a"));
        assertEquals("line 1: the rows of this COPY are cut off", refused("COPY t FROM stdin;\n1\n2\n"));
        assertEquals("line 1: the rows of this COPY are cut off", refused("COPY t FROM stdin;"));
        assertEquals("line 1: something between COPY and its rows", refused("COPY t FROM stdin; SELECT 1;\n\\.\n"));
    }

    @Test
    void aStatementMayBeLong() {
        String statement = "INSERT INTO t VALUES ('" + "x".repeat(6_000_000) + "');";
        assertEquals(List.of("1 " + statement, "1 SELECT 1;"), parts(statement + "SELECT 1;", 65536));
    }
}
