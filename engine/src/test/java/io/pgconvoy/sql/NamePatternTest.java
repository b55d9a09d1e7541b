package io.pgconvoy.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamePatternTest {
    @Test
    void unquotedLettersFoldToLowerCase() {
        assertEquals("^(orders)$", NamePattern.parse("Orders").name());
    }

    @Test
    void quotedTextIsLiteral() {
        assertEquals("^(Or\\*d\\.e)$", NamePattern.parse("\"Or*d.e\"").name());
    }

    @Test
    void doubledQuotesInsideQuotesAreOneQuote() {
        assertEquals("^(a\"b)$", NamePattern.parse("\"a\"\"b\"").name());
    }

    @Test
    void wildcardsBecomeExpressions() {
        assertEquals("^(a.*b.)$", NamePattern.parse("a*b?").name());
    }

    @Test
    void regularExpressionsPassThrough() {
        assertEquals("^(t[0-9]+|u)$", NamePattern.parse("t[0-9]+|u").name());
    }

    @Test
    void dollarIsNeverAnAnchor() {
        assertEquals("^(a\\$b)$", NamePattern.parse("a$b").name());
    }

    @Test
    void arrayBracketsAreLiteral() {
        assertEquals("^(a\\[])$", NamePattern.parse("a[]").name());
    }

    @Test
    void dotsSeparateParts() {
        NamePattern pattern = NamePattern.parse("Db.app.\"T\"");
        assertEquals(List.of("^(db)$", "^(app)$", "^(T)$"), pattern.parts());
        assertEquals(List.of("db", "app", "T"), pattern.literals());
        assertEquals(2, pattern.dots());
    }

    @Test
    void onlyALoneStarMatchesAll() {
        assertTrue(NamePattern.matchesAll(NamePattern.parse("*").name()));
        assertFalse(NamePattern.matchesAll(NamePattern.parse("a*").name()));
    }
}
