package io.pgconvoy.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.connect.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    private final Identifier ids = Identifier.of(Dialect.parse("18"));

    @ParameterizedTest
    @ValueSource(strings = {"a", "_x", "abc_1", "abort", "zone", "json_", "z9"})
    void lowerCaseNamesAndUnreservedKeywordsStayBare(String name) {
        assertEquals(name, ids.quote(name));
        assertTrue(ids.isPlain(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "1a", "a b", "a$b", "é", "a-b", "", "select", "xmltable", "left", "a.b"})
    void everythingElseIsQuoted(String name) {
        assertEquals('"' + name + '"', ids.quote(name));
        assertFalse(ids.isPlain(name));
    }

    @Test
    void quotesInsideAreDoubled() {
        assertEquals("\"a\"\"b\"", ids.quote("a\"b"));
    }

    @Test
    void qualifiedNameQuotesEachPartAndLeavesOutAMissingSchema() {
        assertEquals("app.\"Order\"", ids.qualified("app", "Order"));
        assertEquals("t", ids.qualified(null, "t"));
        assertEquals("t", ids.qualified("", "t"));
    }

    @Test
    void quoteAllLeavesNothingBare() {
        Identifier all = Identifier.of(Dialect.parse("18"), true);
        assertEquals("\"app\".\"t\"", all.qualified("app", "t"));
        assertFalse(all.isPlain("t"));
    }

    @ParameterizedTest
    @CsvSource({
        "13, system_user, system_user",
        "15, json_object, json_object",
        "16, json_object, '\"json_object\"'",
        "16, system_user, '\"system_user\"'",
        "16, json, json",
        "16, merge_action, merge_action",
        "17, json, '\"json\"'",
        "17, merge_action, '\"merge_action\"'",
        "19, json_table, '\"json_table\"'"
    })
    void keywordsAreThoseOfTheRelease(String release, String name, String written) {
        assertEquals(written, Identifier.of(Dialect.parse(release)).quote(name));
    }

    @Test
    void theListsAreAsLongAsPostgres() {
        assertEquals(151, Keywords.of(Dialect.parse("13")).size());
        assertEquals(156, Keywords.of(Dialect.parse("16")).size());
        assertEquals(164, Keywords.of(Dialect.parse("18")).size());
    }

    @Test
    void whereNothingElseIsReadQuotesCanBeLeftOut() {
        Identifier identifier = Identifier.of(Dialect.newest(), true);
        for (String name : List.of("a_not_null", "größe_a_not_null", "é7", "bÉ", "\u00c3\u00b6", "東京_a", "a$1", "_")) {
            assertEquals(name, identifier.quoteWhereNeeded(name));
        }
        assertEquals("\"T x\"", identifier.quoteWhereNeeded("T x"));
        assertEquals("\"1a\"", identifier.quoteWhereNeeded("1a"));
        assertEquals("\"$a\"", identifier.quoteWhereNeeded("$a"));
        assertEquals("\"Größe\"", identifier.quoteWhereNeeded("Größe"));
        assertEquals("\"a\"\"b\"", identifier.quoteWhereNeeded("a\"b"));
        assertEquals("\"select\"", identifier.quoteWhereNeeded("select"));
    }
}
