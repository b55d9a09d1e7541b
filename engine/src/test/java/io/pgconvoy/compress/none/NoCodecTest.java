package io.pgconvoy.compress.none;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.CodecContract;
import io.pgconvoy.compress.Compression;
import org.junit.jupiter.api.Test;

class NoCodecTest extends CodecContract {

    @Override
    protected Codec codec() {
        return new NoCodec();
    }

    @Override
    protected Compression compression() {
        return Compression.NONE;
    }

    @Test
    void nothingIsChanged() {
        assertArrayEquals(new byte[] {1, 2, 3}, encode(new byte[] {1, 2, 3}, 2));
    }
}
