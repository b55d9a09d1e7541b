package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.connect.Row;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsertWriterTest {
    private static final long TEXT = 25;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "23   | -7       | -7",
                "700  | 1e+30    | 1e+30",
                "701  | NaN      | 'NaN'",
                "701  | Infinity | 'Infinity'",
                "1700 | 1.50     | 1.50",
                "26   | 17       | 17",
                "16   | t        | true",
                "16   | f        | false",
                "1560 | 101      | B'101'",
                "1562 | 11       | B'11'",
                "25   | 12       | '12'",
                "25   | it's     | 'it''s'",
                "17   | \\x00    | '\\x00'",
            })
    void valuesAreWrittenAsTheirTypeAsks(long type, String value, String literal) {
        assertEquals("INSERT INTO t VALUES (" + literal + ");\n\n\n", written(1, false, new TextRow(type, value)));
    }

    @Test
    void nullIsAKeyWord() {
        assertEquals("INSERT INTO t VALUES (NULL);\n\n\n", written(1, false, new TextRow(TEXT, null)));
    }

    @Test
    void aGeneratedColumnIsLeftToTheServer() {
        assertEquals("INSERT INTO t VALUES (DEFAULT);\n\n\n", written(1, true, new TextRow(TEXT, null)));
    }

    @Test
    void severalRowsShareAStatementAndTheLastOneEndsEarly() {
        assertEquals(
                "INSERT INTO t VALUES\n\t('a'),\n\t('b');\nINSERT INTO t VALUES\n\t('c');\n\n\n",
                written(2, false, new TextRow(TEXT, "a"), new TextRow(TEXT, "b"), new TextRow(TEXT, "c")));
    }

    @Test
    void rowsWithoutColumnsAreWholeStatementsWhateverTheNumberPerStatement() {
        InsertWriter writer =
                new InsertWriter(new InsertPlan("t", "", "INSERT INTO t DEFAULT VALUES;\n", List.of(), 3, ";\n", true));
        writer.add(new TextRow(TEXT, null));
        writer.add(new TextRow(TEXT, null));
        assertEquals("INSERT INTO t DEFAULT VALUES;\nINSERT INTO t DEFAULT VALUES;\n\n\n", writer.finish());
    }

    @Test
    void backslashesAreDoubledWhereTheyEscape() {
        InsertWriter writer = new InsertWriter(new InsertPlan(
                "t", "", "INSERT INTO t VALUES", List.of(false), 1, " ON CONFLICT DO NOTHING;\n", false));
        writer.add(new TextRow(TEXT, "a\\b"));
        assertEquals("INSERT INTO t VALUES ('a\\\\b') ON CONFLICT DO NOTHING;\n\n\n", writer.finish());
    }

    private static String written(int rowsPerStatement, boolean defaulted, Row... rows) {
        InsertWriter writer = new InsertWriter(new InsertPlan(
                "t", "", "INSERT INTO t VALUES", Collections.nCopies(1, defaulted), rowsPerStatement, ";\n", true));
        for (Row row : rows) {
            writer.add(row);
        }
        return writer.finish();
    }

    private record TextRow(long type, @Nullable String value) implements Row {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public String name(int column) {
            return "a";
        }

        @Override
        public int index(String name) {
            return name.equals("a") ? 0 : -1;
        }

        @Override
        public boolean isNull(int column) {
            return value == null;
        }

        @Override
        public long typeOid(int column) {
            return type;
        }

        @Override
        public @Nullable String text(int column) {
            return value;
        }

        @Override
        public byte @Nullable [] bytes(int column) {
            return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        }
    }
}
