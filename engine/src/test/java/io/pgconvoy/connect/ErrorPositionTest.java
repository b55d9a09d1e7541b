package io.pgconvoy.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Expected texts are those of psql 18. */
class ErrorPositionTest {

    @Test
    void theLineAndThePlaceAreShown() {
        assertEquals(
                "LINE 2: \tfrom nowhere;\n              ^\n".replace('\t', ' '),
                ErrorPosition.lines("select 1\n\tfrom nowhere;\n", 16));
    }

    @Test
    void aLineEndsAtEitherKindOfLineEnd() {
        assertEquals("LINE 3: c\n        ^\n", ErrorPosition.lines("a\r\nb\rc\n", 6));
    }

    @Test
    void aLongLineIsCutOnTheRight() {
        String statement = "select " + "x".repeat(100);
        assertEquals("LINE 1: select " + "x".repeat(53) + "...\n               ^\n", ErrorPosition.lines(statement, 8));
    }

    @Test
    void aLongLineIsCutOnTheLeftWhereThePlaceIsFarRight() {
        String statement = "select " + "x".repeat(100) + " y";
        assertEquals(
                "LINE 1: ..." + "x".repeat(58) + " y\n" + " ".repeat(70) + "^\n", ErrorPosition.lines(statement, 109));
    }

    @Test
    void aLongLineIsCutOnBothSidesAroundThePlace() {
        String statement = "a".repeat(100) + "!" + "b".repeat(100);
        assertEquals(
                "LINE 1: ..." + "a".repeat(50) + "!" + "b".repeat(9) + "...\n" + " ".repeat(61) + "^\n",
                ErrorPosition.lines(statement, 101));
    }

    @Test
    void aPlaceOutsideIsNotShown() {
        assertEquals("", ErrorPosition.lines("select", 9));
    }

    @Test
    void placesCountCharactersNotUnits() {
        assertEquals("LINE 1: 😀😀x\n          ^\n", ErrorPosition.lines("😀😀x", 3));
    }
}
