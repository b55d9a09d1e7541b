package io.pgconvoy.archive.custom;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import java.util.function.Consumer;

/** The length-prefixed pieces of one data item. */
final class DataPieces {

    private final ArchiveInput in;
    private final Algorithm algorithm;

    DataPieces(ArchiveInput in, Algorithm algorithm) {
        this.in = in;
        this.algorithm = algorithm;
    }

    /** Decompresses the data item that starts here into the sink, and leaves the input behind it. */
    void read(Consumer<ByteBuf> sink) {
        try (Decoder decoder = Codecs.forStream(algorithm).decoder()) {
            for (int length = pieceLength(in); length != 0; length = pieceLength(in)) {
                in.transfer(length, bytes -> decoder.decode(bytes, sink));
            }
            decoder.finish();
        } catch (CorruptDataException e) {
            throw in.malformed(String.valueOf(e.getMessage()), e);
        }
    }

    static void skip(ArchiveInput in) {
        for (int length = pieceLength(in); length != 0; length = pieceLength(in)) {
            in.skip(length);
        }
    }

    private static int pieceLength(ArchiveInput in) {
        int length = in.readInt();
        if (length < 0) {
            throw in.malformed("data piece of length " + length);
        }
        return length;
    }
}
