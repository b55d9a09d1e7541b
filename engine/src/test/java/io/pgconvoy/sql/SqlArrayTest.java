package io.pgconvoy.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlArrayTest {

    @Test
    void elementsAreSplitAndUnquoted() {
        assertEquals(
                List.of("a", "b,c", "d\"e\\", "", "{}", " f "),
                SqlArray.parse("{a,\"b,c\",\"d\\\"e\\\\\",\"\",\"{}\", f }"));
    }

    @Test
    void unquotedNullIsNullAndQuotedIsText() {
        assertEquals(Arrays.asList(null, "NULL", null), SqlArray.parse("{NULL,\"NULL\",null}"));
    }

    @Test
    void emptyArrayHasNoElements() {
        assertEquals(List.of(), SqlArray.parse("{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "}", "a", "{a", "{\"a}", "{\"a\\}", "{a}b}", "{{a},{b}}"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> SqlArray.parse(text));
    }

    @Test
    void nullWhereNoneMayBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SqlArray.parseNonNull("{a,NULL}"));
    }
}
