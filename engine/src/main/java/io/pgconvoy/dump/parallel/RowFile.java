package io.pgconvoy.dump.parallel;

import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.compress.PartedCodec.Joiner;
import io.pgconvoy.dump.DumpData.Packing;
import org.jspecify.annotations.Nullable;

/** Rows that go straight from their reader to their file, as a stream of one part. One thread. */
final class RowFile implements PieceTaker {
    private final ByteSink out;
    private final @Nullable Joiner joiner;

    /** @param packing how the part comes compressed; null where the file does it */
    RowFile(ByteSink out, @Nullable Packing packing) {
        this.out = out;
        this.joiner = packing == null ? null : packing.rows().joiner(packing.compression());
        if (joiner != null) {
            joiner.start(out::write);
        }
    }

    @Override
    public void put(Part part, Piece piece) {
        try {
            out.write(piece.bytes());
        } finally {
            piece.bytes().release();
        }
    }

    @Override
    public void complete(Part part, long checksum, long length) {
        if (joiner != null) {
            joiner.joined(checksum, length);
            joiner.finish(out::write);
        }
    }
}
