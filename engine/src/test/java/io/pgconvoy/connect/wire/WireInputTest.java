package io.pgconvoy.connect.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireInputTest {
    private static final int HEADER = 5;

    private final ByteBuf sent = Unpooled.buffer();
    private final Heard heard = new Heard();
    private int pauses;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1000, 1_000_000})
    void rowsComeWithoutTheirHeadersHoweverTheyArrive(int arriving) throws IOException {
        message('H', "..");
        message('d', "1\tone\n");
        message('d', "");
        message('d', "2\ttwo\n");
        message('c', "");
        message('Z', "T");
        WireInput input = input(arriving);
        assertEquals("H" + ".." + "", driverReads(input, HEADER + 2).replaceAll("[^H.]", ""));
        byte[] rows = new byte[100];
        assertEquals(12, input.readRows(rows, 0, rows.length));
        assertEquals("1\tone\n2\ttwo\n", new String(rows, 0, 12, US_ASCII));
        assertEquals('c', driverReads(input, HEADER).charAt(0));
        assertEquals('Z', driverReads(input, HEADER + 1).charAt(0));
        assertEquals(-1, input.read());
    }

    @Test
    void whileRowsComeTheDriverGetsOneMessageAtATime() throws IOException {
        message('H', "");
        message('N', "notice");
        message('d', "row");
        message('d', "more");
        WireInput input = input(1000);
        byte[] buffer = new byte[1000];
        assertEquals(HEADER, input.read(buffer, 0, 1000));
        assertEquals(0, input.readRows(buffer, 0, 1000));
        assertEquals(HEADER + 6, input.read(buffer, 0, 1000));
        assertEquals(HEADER + 3, input.read(buffer, 0, 1000));
        assertEquals(4, input.readRows(buffer, 0, 4));
    }

    @Test
    void otherMessagesPassAsTheyComeAgainOnceTheCopyIsOver() throws IOException {
        message('H', "");
        message('Z', "T");
        message('D', "value");
        message('Z', "T");
        WireInput input = input(1000);
        byte[] buffer = new byte[1000];
        assertEquals(HEADER, input.read(buffer, 0, 1000));
        assertEquals(HEADER + 1, input.read(buffer, 0, 1000));
        assertEquals(HEADER + 5 + HEADER + 1, input.read(buffer, 0, 1000));
    }

    @Test
    void aRowLargerThanTheSpaceComesInPiecesAndCanBePassedOver() throws IOException {
        message('H', "");
        message('d', "x".repeat(300_000) + "\n");
        message('d', "y".repeat(300_000) + "\n");
        message('C', "COPY 2");
        WireInput input = input(50_000);
        driverReads(input, HEADER);
        byte[] space = new byte[200_000];
        assertEquals(200_000, input.readRows(space, 0, 200_000));
        assertEquals(200_000, input.readRows(space, 0, 200_000));
        assertEquals('x', space[99_999]);
        assertEquals('\n', space[100_000]);
        assertEquals('y', space[100_001]);
        input.skipRow();
        assertEquals('C', driverReads(input, HEADER + 6).charAt(0));
    }

    @Test
    void passingOverLeavesARowAloneThatTheDriverReads() throws IOException {
        message('H', "");
        message('d', "row");
        WireInput input = input(1000);
        driverReads(input, HEADER + 1);
        input.skipRow();
        assertEquals(HEADER + 3 - 1, input.read(new byte[100], 0, 100));
    }

    @Test
    void anEndInTheMiddleOfARowIsAnEndOfFile() throws IOException {
        message('H', "");
        message('d', "row");
        sent.writerIndex(sent.writerIndex() - 1);
        WireInput input = input(1000);
        driverReads(input, HEADER);
        assertThrows(EOFException.class, () -> input.readRows(new byte[100], 0, 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7, 100, 1_000_000})
    void aListenerGetsResultsAndTheDriverTheRestHoweverItArrives(int arriving) throws IOException {
        message('T', "columns");
        message('D', "one");
        message('N', "notice");
        message('D', "");
        message('C', "2");
        message('Z', "T");
        WireInput input = input(arriving);
        input.listen(heard);

        assertEquals('N', driverReads(input, HEADER + 6).charAt(0));
        assertEquals('C', driverReads(input, HEADER + 1).charAt(0));
        assertEquals('Z', driverReads(input, HEADER + 1).charAt(0));
        assertEquals(List.of("columns columns", "row 3", "row 0"), heard.results);
    }

    @Test
    void theDriverReadsNothingOfTheNextAnswerAhead() throws IOException {
        message('C', "1");
        message('Z', "T");
        message('T', "columns");
        message('Z', "T");
        WireInput input = input(1000);

        assertEquals(HEADER + 1 + HEADER + 1, input.read(new byte[1000], 0, 1000));
        input.listen(heard);
        assertEquals('Z', driverReads(input, HEADER + 1).charAt(0));
        assertEquals(List.of("columns columns"), heard.results);
    }

    @ParameterizedTest
    @ValueSource(ints = {128 * 1024 - 6, 128 * 1024 - 5, 128 * 1024, 300_000})
    void resultsMayBeLongerThanTheBuffer(int length) throws IOException {
        message('T', "c".repeat(length));
        message('D', "x");
        message('D', "y".repeat(length));
        message('Z', "T");
        WireInput input = input(10_000);
        input.listen(heard);

        assertEquals('Z', driverReads(input, HEADER + 1).charAt(0));
        assertEquals(List.of("columns " + "c".repeat(length), "row 1", "row " + length), heard.results);
    }

    @Test
    void anEndInTheMiddleOfAResultIsAnEndOfFile() throws IOException {
        message('D', "row");
        sent.writerIndex(sent.writerIndex() - 1);
        WireInput input = input(1000);
        input.listen(heard);

        assertThrows(EOFException.class, input::read);
    }

    @ParameterizedTest
    @CsvSource({"8192, true", "40000, false"})
    void inTheMiddleOfManyRowsTheServerGetsTimeToSendMoreThanLittle(int arriving, boolean pausing) throws IOException {
        message('H', "");
        for (int i = 0; i < 100; i++) {
            message('d', "x".repeat(10_000));
        }
        message('c', "");
        message('Z', "T");
        message('H', "");
        message('d', "x".repeat(50_000));
        WireInput input = input(arriving);
        driverReads(input, HEADER);
        byte[] rows = new byte[1_000_000];
        assertEquals(200_000, input.readRows(rows, 0, 200_000));
        assertEquals(0, pauses, "not before it is clear that there are many");
        assertEquals(800_000, input.readRows(rows, 0, 1_000_000));
        assertEquals(pausing, pauses > 50, pauses + " pauses");
        driverReads(input, HEADER + HEADER + 1 + HEADER);
        pauses = 0;
        assertEquals(50_000, input.readRows(rows, 0, 50_000));
        assertEquals(0, pauses, "the next COPY may have few");
    }

    private static final class Heard implements ResultListener {
        private final List<String> results = new ArrayList<>();

        @Override
        public void columns(byte[] description) {
            results.add("columns " + new String(description, US_ASCII));
        }

        @Override
        public void row(byte[] row) {
            results.add("row " + row.length);
        }
    }

    private void message(char type, String body) {
        sent.writeByte(type).writeInt(Integer.BYTES + body.length()).writeBytes(body.getBytes(US_ASCII));
    }

    /** Gives no more than so many bytes in one read. */
    private WireInput input(int arriving) {
        InputStream in = new ByteArrayInputStream(ByteBufUtil.getBytes(sent)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, arriving));
            }
        };
        return new WireInput(in, () -> pauses++);
    }

    private static String driverReads(WireInput input, int length) throws IOException {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int count = input.read(bytes, at, length - at);
            at += count;
        }
        return new String(bytes, US_ASCII);
    }
}
