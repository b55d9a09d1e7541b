package io.pgconvoy.connect.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message must come out the same, however the driver's buffer cuts what it writes. */
class WireOutputTest {
    private static final byte[] OURS = bytes("user\0me\0\0");
    private static final byte[] THEIRS = bytes("user\0me\0TimeZone\0Europe/Berlin\0\0");
    private static final int VERSION_3_0 = 3 << 16;
    private static final int CANCEL_REQUEST = 80_877_102;

    private final ByteArrayOutputStream server = new ByteArrayOutputStream();
    private final WireOutput wire = new WireOutput(server, OURS);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 1000})
    void theStartupMessageIsOurs(int piece) throws IOException {
        write(concat(startup(VERSION_3_0, THEIRS), message('p', "password")), piece);

        assertArrayEquals(concat(startup(VERSION_3_0, OURS), message('p', "password")), server.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void theProtocolVersionStaysTheDrivers(int piece) throws IOException {
        write(startup(VERSION_3_0 + 2, THEIRS), piece);

        assertArrayEquals(startup(VERSION_3_0 + 2, OURS), server.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void aCancelRequestPasses(int piece) throws IOException {
        byte[] cancel = startup(CANCEL_REQUEST, bytes("processAndKey"));
        write(cancel, piece);

        assertArrayEquals(cancel, server.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 11, 1000})
    void aQuerySentAheadIsNotSentAgain(int piece) throws IOException {
        started();
        wire.sendAhead(bytes("early"));
        wire.dropNextQuery();
        write(concat(message('Q', "SELECT\0"), message('Q', "other\0"), message('X', "")), piece);

        assertArrayEquals(
                concat(message('Q', "early\0"), message('Q', "other\0"), message('X', "")), server.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 11, 1000})
    void theNextQueryIsReplacedAndOnlyThat(int piece) throws IOException {
        started();
        wire.replaceNextQuery(new byte[] {(byte) 0xE9, '?', '{'});
        write(concat(message('S', ""), message('Q', "SELECT\0"), message('Q', "other\0"), message('X', "")), piece);

        assertArrayEquals(
                concat(message('S', ""), message('Q', "\u00E9?{\0"), message('Q', "other\0"), message('X', "")),
                server.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void anEmptyQueryIsReplacedToo(int piece) throws IOException {
        started();
        wire.replaceNextQuery(bytes("SELECT 1"));
        write(concat(message('Q', "\0"), message('d', "copied")), piece);

        assertArrayEquals(concat(message('Q', "SELECT 1\0"), message('d', "copied")), server.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void aReplacementTakenBackChangesNothing(int piece) throws IOException {
        started();
        wire.replaceNextQuery(bytes("never"));
        wire.keepNextQuery();
        write(message('Q', "SELECT 1\0"), piece);

        assertArrayEquals(message('Q', "SELECT 1\0"), server.toByteArray());
    }

    private void started() throws IOException {
        write(startup(VERSION_3_0, THEIRS), 1000);
        assertEquals(8 + OURS.length, server.size());
        server.reset();
    }

    private void write(byte[] bytes, int piece) throws IOException {
        for (int offset = 0; offset < bytes.length; offset += piece) {
            wire.write(bytes, offset, Math.min(piece, bytes.length - offset));
        }
        wire.flush();
    }

    private static byte[] startup(int version, byte[] body) {
        int length = 8 + body.length;
        return ByteBuffer.allocate(length)
                .putInt(length)
                .putInt(version)
                .put(body)
                .array();
    }

    private static byte[] message(char type, String body) {
        byte[] encoded = bytes(body);
        return ByteBuffer.allocate(5 + encoded.length)
                .put((byte) type)
                .putInt(4 + encoded.length)
                .put(encoded)
                .array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
