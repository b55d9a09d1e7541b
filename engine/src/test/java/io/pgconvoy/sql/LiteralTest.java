package io.pgconvoy.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralTest {

    @Test
    void quotesAreDoubledAndBackslashesKept() {
        assertEquals("'it''s \\n'", Literal.quote("it's \\n"));
    }

    @Test
    void backslashesAreDoubledWhereTheyEscape() {
        assertEquals("'it''s \\\\n'", Literal.quote("it's \\n", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1            | $$select 1$$",
                "a $$ b              | $_$a $$ b$_$",
                "a $$ $_$ b          | $_X$a $$ $_$ b$_X$",
                "$$ $_ $_X $_XXXXXXX | $_XXXXXXX_$$$ $_ $_X $_XXXXXXX$_XXXXXXX_$"
            })
    void dollarTagIsTheFirstOfTheCycleThatTheTextDoesNotHold(String text, String quoted) {
        assertEquals(quoted, Literal.dollarQuote(text));
    }

    @Test
    void textEndingInTheTagIsNotClosedByItself() {
        assertEquals("$_X$price in $_$_X$", Literal.dollarQuote("price in $_"));
    }

    @Test
    void dollarTagCanHaveAPrefix() {
        assertEquals("$body$x$body$", Literal.dollarQuote("x", "body"));
    }
}
