package io.pgconvoy.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementSplitterTest {

    private static List<String> split(boolean backslashEscapes, String... pieces) {
        List<String> statements = new ArrayList<>();
        StatementSplitter splitter = new StatementSplitter(
                backslashEscapes, statement -> statements.add(new String(statement, StandardCharsets.UTF_8)));
        for (String piece : pieces) {
            splitter.add(Unpooled.copiedBuffer(piece, StandardCharsets.UTF_8));
        }
        return statements;
    }

    @Test
    void statementsEndAtTheirSemicolon() {
        assertEquals(
                List.of("INSERT INTO t VALUES (1);", "INSERT INTO t VALUES\n\t(2),\n\t(3);"),
                split(false, "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES\n\t(2),\n\t(3);\n\n\n"));
    }

    @Test
    void semicolonsAndQuotesInsideQuotesBelongToTheStatement() {
        String statement = "INSERT INTO \"a;\"\"b\" VALUES ('it''s; \"here', '\\');";
        assertEquals(List.of(statement, "SELECT 1;"), split(false, statement + "\nSELECT 1;\n"));
    }

    @Test
    void backslashHidesAQuoteWhereItEscapes() {
        String statement = "INSERT INTO t VALUES ('a\\'; b\\\\');";
        assertEquals(List.of(statement), split(true, statement));
    }

    @Test
    void piecesMayBeCutAnywhere() {
        String[] bytes = "INSERT INTO t VALUES ('ä; ''\n', 1);\nSELECT 2;".split("");
        assertEquals(List.of("INSERT INTO t VALUES ('ä; ''\n', 1);", "SELECT 2;"), split(false, bytes));
    }

    @Test
    void anUnfinishedStatementIsNotRun() {
        assertEquals(List.of(), split(false, "INSERT INTO t VALUES ('a"));
    }
}
