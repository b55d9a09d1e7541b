package io.pgconvoy.compress.lz4;

import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.compress.Encoder;

/**
 * LZ4 frames, in archives and in files alike. Writes one frame of independent blocks with a checksum, reads any number
 * of frames in a row with blocks of either kind; none at all is an empty stream.
 *
 * <pre>
 * stream = { frame | skipped }
 * frame  = 04 22 4d 18 flags:1 blockSize:1 [contentSize:8] [dictionary:4] headerCheck:1
 *          { length:4 bytes [xxh32:4] } 0:4 [xxh32:4]
 * skipped = (50..5f) 2a 4d 18 length:4 bytes
 * </pre>
 *
 * Numbers are little-endian; a length with its highest bit set is that of a block stored as it is.
 */
public final class Lz4Codec implements Codec {

    static final int MAGIC = 0x184d2204;
    static final int SKIPPED_MAGIC = 0x184d2a50;
    static final int SKIPPED_MASK = 0xfffffff0;
    static final int STORED = 1 << 31;

    static final int VERSION_MASK = 0xc0;
    static final int VERSION = 0x40;
    static final int INDEPENDENT = 0x20;
    static final int BLOCK_CHECKSUM = 0x10;
    static final int CONTENT_SIZE = 0x08;
    static final int CONTENT_CHECKSUM = 0x04;
    static final int RESERVED = 0x02;
    static final int DICTIONARY = 0x01;

    @Override
    public Encoder encoder(Compression compression) {
        return new Lz4Encoder(compression.effectiveLevel());
    }

    @Override
    public Decoder decoder() {
        return new Lz4Decoder();
    }
}
