package io.pgconvoy.archive.plain;

import static io.pgconvoy.archive.TestEntries.entry;
import static io.pgconvoy.archive.TestEntries.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.TestEntries;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no archive of a plain database shows; the rest is in {@link ScriptFixturesTest}. */
class ScriptWriterTest {

    private final List<String> warnings = new ArrayList<>();

    @Test
    void restrictKeyIsRandomUnlessGiven() {
        String first = key(script("18.6"));
        assertTrue(first.matches("[0-9A-Za-z]{63}"), first);
        assertNotEquals(first, key(script("18.6")));
        String given = print(options("18.6").withRestrictKey("abc"), List.of());
        assertTrue(given.contains("\n\\restrict abc\n\n") && given.endsWith("\n\\unrestrict abc\n\n"), given);
    }

    @Test
    void restrictKeyOfOtherCharactersIsRefused() {
        ScriptOptions options = options("18.6").withRestrictKey("a b");
        assertEquals(
                "invalid restrict key",
                assertThrows(UsageException.class, () -> print(options, List.of()))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"13.21, false", "13.22, true", "15.13, false", "15.14, true", "18, true"})
    void releasesBeforeTheRestrictedModeWriteNoKey(String release, boolean restricted) {
        assertEquals(restricted, script(release).contains("\\restrict"));
    }

    @Test
    void standardStringsThatAreOffAreSaid() {
        ArchiveEntry off =
                entry(1, "STDSTRINGS", "STDSTRINGS", Section.PRE_DATA, "SET standard_conforming_strings = 'off';\n");
        String pg18 = body("18", off);
        assertTrue(pg18.contains("SET standard_conforming_strings = off;\n"), pg18);
        assertTrue(pg18.contains("SET escape_string_warning = off;\n"), pg18);
        assertFalse(body("19", off).contains("escape_string_warning"));
    }

    @Test
    void archivesWithoutSearchPathChangeItFromEntryToEntry() {
        String script = print(
                options("18").withRestrictKey("K"),
                new Archive(
                        TestEntries.header(ArchiveVersion.V1_14, Compression.NONE),
                        List.of(
                                TestEntries.table(1, "a"),
                                TestEntries.table(2, "b"),
                                TestEntries.tableData(3, "a", rows("\\.\n\n\n")))));
        assertEquals(1, count(script, "SET search_path = app, pg_catalog;\n\n"));
        assertTrue(script.contains("SET client_encoding = 'SQL_ASCII';\n"), script);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18.6  | shop  | \\connect shop",
                "18.6  | Shop  | \\connect \"Shop\"",
                "18.6  | a b   | \\encoding SQL_ASCII;\\connect -reuse-previous=on \"dbname='a b'\"",
                "18.6  | a'\\\" | \\encoding SQL_ASCII;\\connect -reuse-previous=on \"dbname='a\\'\\\\\"\"'\"",
                "15.10 | a b   | \\connect -reuse-previous=on \"dbname='a b'\"",
                "15.11 | a b   | \\encoding SQL_ASCII;\\connect -reuse-previous=on \"dbname='a b'\""
            })
    void databaseIsEnteredByACommandItsNameCannotEscapeFrom(String release, String name, String commands) {
        ArchiveEntry database = entry(5, "DATABASE", name, Section.PRE_DATA, "CREATE DATABASE;\n");
        String script = print(
                ScriptOptions.of(Dialect.parse(release), EntrySelection.ALL.withCreateDatabase(true), Set.of()),
                List.of(database));
        String expected = "\n" + commands.replace(';', '\n') + "\n";
        assertTrue(script.contains(expected), script);
    }

    @Test
    void databaseNameOfTwoLinesIsRefused() {
        ArchiveEntry database = entry(5, "DATABASE", "a\nb", Section.PRE_DATA, "CREATE DATABASE;\n");
        ScriptOptions options =
                ScriptOptions.of(Dialect.newest(), EntrySelection.ALL.withCreateDatabase(true), Set.of());
        assertEquals(
                "database name contains a newline or carriage return: \"a\nb\"",
                assertThrows(UsageException.class, () -> print(options, List.of(database)))
                        .getMessage());
    }

    @Test
    void largeObjectsGoInCallsOfSixteenKilobytes() {
        LargeObjects data = out -> {
            out.start(3_000_000_000L);
            out.write(Unpooled.wrappedBuffer(new byte[16_000]));
            out.write(Unpooled.wrappedBuffer(new byte[] {1, (byte) 0xff}));
            out.write(Unpooled.wrappedBuffer(new byte[400]));
            out.end();
            out.start(7);
            out.end();
        };
        String expected = "BEGIN;\n\n"
                + "SELECT pg_catalog.lo_open('3000000000', 131072);\n"
                + "SELECT pg_catalog.lowrite(0, '\\x" + "00".repeat(16_000) + "01ff" + "00".repeat(382) + "');\n"
                + "SELECT pg_catalog.lowrite(0, '\\x" + "00".repeat(18) + "');\n"
                + "SELECT pg_catalog.lo_close(0);\n\n"
                + "SELECT pg_catalog.lo_open('7', 131072);\n"
                + "SELECT pg_catalog.lo_close(0);\n\n"
                + "COMMIT;\n\n";
        String script = body("18", blobs(data));
        assertTrue(script.contains(expected), script);
    }

    @Test
    void groupPrivilegesAreRepeatedForEachLargeObject() {
        ArchiveEntry group = entry(5, "BLOB METADATA", "1..2", Section.DATA, "1\n2\n");
        ArchiveEntry acl = dependent(
                entry(
                        6,
                        "ACL",
                        "LARGE OBJECTS 1..2",
                        Section.NONE,
                        "GRANT SELECT ON LARGE OBJECT 1 TO \"a;LARGE OBJECT 9\";\nREVOKE ALL ON LARGE OBJECT 1 FROM b;\n"),
                5);
        String script = body("18", group, acl);
        assertTrue(script.contains("SELECT pg_catalog.lo_create('1');\nSELECT pg_catalog.lo_create('2');\n\n"), script);
        assertTrue(
                script.contains("GRANT SELECT ON LARGE OBJECT 1 TO \"a;LARGE OBJECT 9\";\n"
                        + "GRANT SELECT ON LARGE OBJECT 2 TO \"a;LARGE OBJECT 9\";\n\n"
                        + "REVOKE ALL ON LARGE OBJECT 1 FROM b;\nREVOKE ALL ON LARGE OBJECT 2 FROM b;\n\n"),
                script);
    }

    @Test
    void partitionedTableGetsItsAccessMethodAfterwards() {
        ArchiveEntry table = new ArchiveEntry(
                5,
                CatalogId.NONE,
                "p",
                "TABLE",
                Section.PRE_DATA,
                "CREATE TABLE app.p;\n",
                "DROP TABLE app.p;\n",
                null,
                "app",
                "",
                "Odd",
                'p',
                "joe",
                List.of(),
                null);
        String script = body("18", table);
        assertTrue(
                script.contains("CREATE TABLE app.p;\n\n\nALTER TABLE app.p OWNER TO joe;\n\n"
                        + "ALTER TABLE app.p SET ACCESS METHOD \"Odd\";\n\n"),
                script);
        assertFalse(script.contains("default_table_access_method"), script);
    }

    @Test
    void whatCannotBeDroppedIfItExistsIsDroppedWithAWarning() {
        ArchiveEntry odd = droppable(entry(5, "ODD KIND", "x", Section.PRE_DATA, "SELECT 1;\n"), "DROP SOMETHING;\n");
        ScriptOptions options = ScriptOptions.of(
                Dialect.newest(), EntrySelection.ALL, EnumSet.of(ScriptFlag.CLEAN, ScriptFlag.IF_EXISTS));
        String script = print(options, List.of(odd));
        assertTrue(script.contains("DROP SOMETHING;\n"), script);
        assertEquals("could not find where to insert IF EXISTS in statement \"DROP SOMETHING;\n\"", warnings.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TABLE         | DROP TABLE a;                         | DROP TABLE IF EXISTS a;",
                "CONSTRAINT    | ALTER TABLE ONLY t DROP CONSTRAINT c; | ALTER TABLE IF EXISTS ONLY t DROP CONSTRAINT IF EXISTS c;",
                "FK CONSTRAINT | ALTER TABLE t DROP CONSTRAINT c;      | ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS c;",
                "CHECK CONSTRAINT | ALTER DOMAIN d DROP CONSTRAINT c;  | ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c;",
                "DEFAULT       | ALTER TABLE t ALTER COLUMN c DROP DEFAULT; | ALTER TABLE IF EXISTS t ALTER COLUMN c DROP DEFAULT;",
                "RULE          | CREATE OR REPLACE VIEW v AS SELECT;   | CREATE OR REPLACE VIEW v AS SELECT;",
                "SCHEMA        | -- *not* dropping schema              | -- *not* dropping schema",
                "BLOB          | SELECT pg_catalog.lo_unlink('0');     | SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '0';"
            })
    void dropsTakeIfExistsWhereTheirKindHasIt(String kind, String drop, String expected) {
        ArchiveEntry entry = droppable(entry(5, kind, "x", Section.PRE_DATA, "SELECT 1;\n"), drop + "\n");
        ScriptOptions options = ScriptOptions.of(
                Dialect.newest(), EntrySelection.ALL, EnumSet.of(ScriptFlag.CLEAN, ScriptFlag.IF_EXISTS));
        assertTrue(print(options, List.of(entry)).contains("row_security = off;\n\n" + expected + "\n--\n"));
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @CsvSource({"VIEW, 15, TABLE", "VIEW, 17, VIEW", "SEQUENCE, 15, TABLE", "SEQUENCE, 17, SEQUENCE", "TYPE, 13, TYPE"})
    void ownersAreSetByTheCommandOfTheRelease(String kind, String release, String command) {
        ArchiveEntry entry =
                droppable(entry(5, kind, "x", Section.PRE_DATA, "CREATE;\n"), "DROP " + kind + " app.x;\n");
        assertTrue(body(release, entry).contains("\nALTER " + command + " x OWNER TO joe;\n\n"));
    }

    @Test
    void objectsWithArgumentsAreNamedToTheirOwnerAsToDrop() {
        ArchiveEntry function = droppable(
                entry(5, "FUNCTION", "f(integer)", Section.PRE_DATA, "CREATE;\n"), "DROP FUNCTION app.f(a integer);\n");
        assertTrue(body("18", function).contains("\nALTER FUNCTION app.f(a integer) OWNER TO joe;\n\n"));
    }

    @Test
    void kindsWhoseOwnerNobodyCanSetAreReported() {
        body("18", droppable(entry(5, "ODD KIND", "x", Section.PRE_DATA, "CREATE;\n"), "DROP ODD KIND x;\n"));
        assertEquals(List.of("don't know how to set owner for object type \"ODD KIND\""), warnings);
    }

    @Test
    void statisticsOfPostDataComeLastAndAreMadeWhenTheirTurnComes() {
        List<Integer> made = new ArrayList<>();
        ArchiveEntry late = TestEntries.statistics(5, "i", Section.POST_DATA, () -> definition(made, 5));
        ArchiveEntry main = TestEntries.statistics(6, "t", Section.DATA, () -> definition(made, 6));
        ArchiveEntry acl = entry(7, "ACL", "TABLE t", Section.NONE, "GRANT 7;\n");
        String script = print(options("18"), archive(List.of(late, main, acl)));
        assertEquals(List.of(6, 5), made);
        assertTrue(
                script.contains(
                        "\n\n--\n-- Statistics for Name: t; Type: STATISTICS DATA; Schema: app; Owner: -\n--\n\nSELECT 6;\n"
                                + "\n\n--\n-- Name: TABLE t; Type: ACL; Schema: -; Owner: -\n--\n\nGRANT 7;\n"
                                + "\n\n--\n-- Statistics for Name: i; Type: STATISTICS DATA; Schema: app; Owner: -\n--\n\nSELECT 5;\n"
                                + "\n\n"),
                script);
    }

    private static String definition(List<Integer> made, int dumpId) {
        made.add(dumpId);
        return "SELECT " + dumpId + ";\n";
    }

    @Test
    void allIdentifiersCanBeQuoted() {
        ScriptOptions options =
                ScriptOptions.of(Dialect.newest(), EntrySelection.ALL, EnumSet.of(ScriptFlag.QUOTE_ALL_IDENTIFIERS));
        String script = print(options, List.of(TestEntries.table(5, "t")));
        assertTrue(script.contains("SET default_table_access_method = \"heap\";\n"), script);
        assertTrue(script.contains("ALTER TABLE \"app\".\"t\" OWNER TO \"r\u00f6le\";\n"), script);
    }

    @Test
    void textIsWrittenInTheEncodingOfTheArchive() {
        ByteBuf text = Unpooled.buffer();
        Archive archive = new Archive(
                TestEntries.header(ArchiveVersion.V1_16, Compression.NONE).withText(StandardCharsets.ISO_8859_1, "db"),
                List.of(entry(5, "TYPE", "\u00fc", Section.PRE_DATA, "CREATE TYPE \u00ff;\n")));
        new ScriptWriter(options("18"), warnings::add).write(archive, text::writeBytes);
        assertTrue(text.toString(StandardCharsets.ISO_8859_1).contains("CREATE TYPE \u00ff;\n"));
        assertFalse(text.toString(UTF_8).contains("CREATE TYPE \u00ff;\n"));
    }

    private String script(String release) {
        return print(options(release), List.of());
    }

    private String body(String release, ArchiveEntry... entries) {
        return print(options(release), List.of(entries));
    }

    private static ScriptOptions options(String release) {
        return ScriptOptions.of(Dialect.parse(release), EntrySelection.ALL, Set.of());
    }

    private String print(ScriptOptions options, List<ArchiveEntry> entries) {
        return print(options, archive(entries));
    }

    private static Archive archive(List<ArchiveEntry> entries) {
        List<ArchiveEntry> all = new ArrayList<>(TestEntries.settings());
        all.addAll(entries);
        return new Archive(TestEntries.header(ArchiveVersion.V1_16, Compression.NONE), all);
    }

    private String print(ScriptOptions options, Archive archive) {
        ByteBuf text = Unpooled.buffer();
        new ScriptWriter(options, warnings::add).write(archive, text::writeBytes);
        return text.toString(UTF_8);
    }

    private static String key(String script) {
        Matcher line = Pattern.compile("\\\\restrict (\\S+)\n").matcher(script);
        assertTrue(line.find(), script);
        return line.group(1);
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static ArchiveEntry blobs(LargeObjects data) {
        return new ArchiveEntry(
                5,
                CatalogId.NONE,
                "7",
                "BLOBS",
                Section.DATA,
                null,
                null,
                null,
                null,
                null,
                null,
                '\0',
                null,
                List.of(),
                data);
    }

    private static ArchiveEntry dependent(ArchiveEntry entry, int dumpId) {
        return new ArchiveEntry(
                entry.dumpId(),
                entry.catalogId(),
                entry.tag(),
                entry.kind(),
                entry.section(),
                entry.definition(),
                null,
                null,
                null,
                null,
                null,
                '\0',
                null,
                List.of(dumpId),
                null);
    }

    private static ArchiveEntry droppable(ArchiveEntry entry, String drop) {
        return new ArchiveEntry(
                entry.dumpId(),
                entry.catalogId(),
                entry.tag(),
                entry.kind(),
                entry.section(),
                entry.definition(),
                drop,
                null,
                null,
                null,
                null,
                '\0',
                "joe",
                List.of(),
                null);
    }
}
