package io.pgconvoy.compress.gzip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.PartedCodec.Joiner;
import io.pgconvoy.compress.PartedCodec.PartEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class ZlibPartsTest {

    @Test
    void partsDeflatedApartAreOneStreamWithOneChecksum() throws IOException {
        byte[] noise = new byte[3_000_000];
        new Random(7).nextBytes(noise);
        List<byte[]> parts = List.of(
                "1\tone\n".repeat(100_000).getBytes(US_ASCII), noise, new byte[0], "\\.\n\n\n".getBytes(US_ASCII));
        assertArrayEquals(joined(parts), inflated(stream(parts)));
    }

    @Test
    void noPartsAreAnEmptyStream() throws IOException {
        assertArrayEquals(new byte[0], inflated(stream(List.of())));
    }

    /** The JDK's inflater compares the checksum at the end. */
    private static byte[] inflated(ByteBuf stream) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(ByteBufUtil.getBytes(stream));
        byte[] content = new InflaterInputStream(in).readAllBytes();
        assertArrayEquals(new byte[0], in.readAllBytes());
        return content;
    }

    private static ByteBuf stream(List<byte[]> parts) {
        ByteBuf stream = Unpooled.buffer();
        Joiner joiner = new ZlibParts().joiner(Compression.GZIP);
        joiner.start(stream::writeBytes);
        for (byte[] part : parts) {
            try (PartEncoder encoder = new ZlibParts().part(Compression.GZIP)) {
                encoder.encode(Unpooled.wrappedBuffer(part), stream::writeBytes);
                encoder.finish(stream::writeBytes);
                joiner.joined(encoder.checksum(), part.length);
            }
        }
        joiner.finish(stream::writeBytes);
        return stream;
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteBuf all = Unpooled.buffer();
        parts.forEach(all::writeBytes);
        return ByteBufUtil.getBytes(all);
    }
}
