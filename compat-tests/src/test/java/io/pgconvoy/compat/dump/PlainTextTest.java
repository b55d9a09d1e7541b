package io.pgconvoy.compat.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void onlyQuotesThatAnInheritedConstraintsNameNeedsArePassedOver() {
        assertEquals(
                List.of(
                        "    CONSTRAINT A \"b NOT NULL c,",
                        "    CONSTRAINT \"plain$1\" NOT NULL c,",
                        "    CONSTRAINT \"A\" CHECK ((c > 0))"),
                lines("    CONSTRAINT \"A \"\"b\" NOT NULL c,\n"
                        + "    CONSTRAINT \"plain$1\" NOT NULL c,\n"
                        + "    CONSTRAINT \"A\" CHECK ((c > 0))"));
    }

    @Test
    void whatTwoRunsWriteDifferentlyIsTheSame() {
        assertEquals(
                lines("\\restrict aB1\n-- Dumped by pg_dump version 18.6\n-- Started on 2026-01-01\nSELECT 1;"),
                lines("\\restrict cD2\n-- Dumped by pg_dump version 17.11\n-- Started on 2026-01-02\nSELECT 1;"));
    }

    private static List<String> lines(String dump) {
        return PlainText.of(dump.getBytes(StandardCharsets.ISO_8859_1)).lines();
    }
}
