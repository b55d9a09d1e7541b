package io.pgconvoy.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PsqlCommandTest {

    @Test
    void argumentsAreWords() {
        assertEquals(new PsqlCommand("connect", List.of("shop", "x")), PsqlCommand.parse("\\connect shop\tx ", 1));
        assertEquals(new PsqlCommand("restrict", List.of()), PsqlCommand.parse("\\restrict", 1));
    }

    @Test
    void quotesAreTakenOff() {
        assertEquals(
                List.of("a \"b"), PsqlCommand.parse("\\connect \"a \"\"b\"", 1).arguments());
        assertEquals(
                List.of("it's a\\b"),
                PsqlCommand.parse("\\connect 'it''s a\\\\b'", 1).arguments());
        assertEquals(
                List.of("-reuse-previous=on", "dbname='t-2'"),
                PsqlCommand.parse("\\connect -reuse-previous=on \"dbname='t-2'\"", 1)
                        .arguments());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\connect `id`", "\\connect a`id`", "\\connect :x", "\\connect a \\! id", "\\connect \"a"})
    void whatPsqlWouldMakeMoreOfIsRefused(String text) {
        assertThrows(ScriptException.class, () -> PsqlCommand.parse(text, 1));
    }
}
