package io.pgconvoy.dump.parallel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.EngineException;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final StringBuilder passed = new StringBuilder();
    private final Replay replay = new Replay("table \"a.t\"", bytes -> passed.append(bytes.toString(US_ASCII)));

    @Test
    void whatWasReadBeforeIsPassedOnOnceHoweverItIsCutTheSecondTime() {
        write("1\n2\n3");
        replay.restart();
        write("1\n");
        write("2\n3\n4");
        write("\n");
        replay.finish();
        assertEquals("1\n2\n3\n4\n", passed.toString());
        assertEquals(8, replay.length());
    }

    @Test
    void itCanBreakOffAgainInWhatWasReadBefore() {
        write("1\n2\n3");
        replay.restart();
        write("1\n");
        replay.restart();
        write("1\n2\n3\n");
        replay.finish();
        assertEquals("1\n2\n3\n", passed.toString());
    }

    @Test
    void otherBytesTheSecondTimeAreAFailure() {
        write("1\n2\n3");
        replay.restart();
        EngineException failure = assertThrows(EngineException.class, () -> write("1\n3\n3\n"));
        assertEquals(
                "the connection was lost while reading table \"a.t\", which reads differently the second time",
                failure.getMessage());
        assertEquals("1\n2\n3", passed.toString());
    }

    @Test
    void fewerBytesTheSecondTimeAreAFailure() {
        write("1\n2\n3");
        replay.restart();
        write("1\n");
        assertThrows(EngineException.class, replay::finish);
    }

    private void write(String text) {
        replay.write(Unpooled.copiedBuffer(text, US_ASCII));
    }
}
