package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawArgumentsTest {
    @Test
    void theLastArgumentsOfTheProcessAreThePrograms() {
        byte[] line = "java\0-cp\0x.jar\0Main\0dump\0\0d\u00e9\0".getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals(
                new String[] {"dump", "", "d\uDCE9"}, RawArguments.lastOf(line, new String[] {"dump", "", "d\uFFFD"}));
    }

    @Test
    void whatJavaCouldDecodeIsLeftAlone() {
        String[] args = {"dump", "dé"};
        assertSame(args, RawArguments.ofProcess(args));
    }
}
