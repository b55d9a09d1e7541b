package io.pgconvoy.api.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations are what pg_dump 18 makes of the same files. */
class FilterFileTest {

    private static List<FilterItem> items(String text) {
        List<FilterItem> items = new ArrayList<>();
        FilterFile.readStandardInput(text.getBytes(StandardCharsets.UTF_8), items::add);
        return items;
    }

    private static String complaint(String text) {
        return assertThrows(EngineException.class, () -> items(text)).getMessage();
    }

    @Test
    void itemsComeInTheirOrderWithoutCommentsAndEmptyLines() {
        assertEquals(
                List.of(
                        new FilterItem(true, FilterObject.TABLE, "a*"),
                        new FilterItem(false, FilterObject.TABLE_DATA_AND_CHILDREN, "s.b"),
                        new FilterItem(false, FilterObject.DATABASE, "ä")),
                items("# all\n\n  include table a*#b\n\tEXCLUDE Table_Data_And_Children s . b  # c\r\n"
                        + "exclude database ä"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a   b                 | a b
            f( integer ,text )    | f(integer, text)
            f (a)  b              | f(a)b
            s . "T 1"             | s. "T 1"
            "S" . t               | "S".t
            a b"c"                | a b "c"
            "a""b"                | "a""b"
            "#"#x                 | "#"
            a,b                   | a, b
            """)
    void blanksAndEscapesInPatternsAreSetRight(String written, String read) {
        assertEquals(read, items("include table " + written).get(0).pattern());
    }

    @Test
    void backslashesInQuotesMakeLineEnds() {
        assertEquals(
                "\"a\\b\nc\"", items("include table \"a\\\\b\\nc\\d\"").get(0).pattern());
    }

    @Test
    void quotedPartsSpanLines() {
        assertEquals("\"a\nb\".c", items("include table \"a\r\nb\".c\n").get(0).pattern());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            includ table a   | invalid filter command (expected "include" or "exclude")
            include          | missing filter object type
            include tabel a  | unsupported filter object type: "tabel"
            include table    | missing object name pattern
            include table "a | unexpected end of file
            """)
    void malformedLineIsNamedByItsNumber(String line, String complaint) {
        assertEquals(
                "invalid format in filter read from standard input on line 2: " + complaint, complaint("# 1\n" + line));
    }

    @Test
    void itemThatIsNotWantedIsRefused(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("filter");
        Files.writeString(file, "exclude foreign_data x\n");
        EngineException refusal =
                assertThrows(EngineException.class, () -> FilterFile.read(file.toString(), item -> item.include()));
        assertEquals(
                "invalid format in filter read from file \"" + file
                        + "\" on line 1: exclude filter for \"foreign data\" is not allowed",
                refusal.getMessage());
    }

    @Test
    void fileThatCannotBeReadSaysWhy(@TempDir Path directory) {
        assertEquals(
                "could not open filter file \"/nowhere/f\": No such file or directory",
                assertThrows(EngineException.class, () -> FilterFile.read("/nowhere/f", item -> true))
                        .getMessage());
        assertEquals(
                "could not read from filter file \"" + directory + "\": Is a directory",
                assertThrows(EngineException.class, () -> FilterFile.read(directory.toString(), item -> true))
                        .getMessage());
    }
}
