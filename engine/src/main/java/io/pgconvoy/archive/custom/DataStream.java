package io.pgconvoy.archive.custom;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.pgconvoy.archive.CompressedSink;
import io.pgconvoy.archive.toc.ArchiveOutput;
import io.pgconvoy.compress.Codec;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * Compresses data items one after the other and writes each as a sequence of length-prefixed pieces. As a sink it takes
 * items that are compressed already, cut between pieces: stock loses rows where a frame of zstd ends inside a piece.
 */
final class DataStream implements CompressedSink, AutoCloseable {

    private static final int PIECE_SIZE = 64 * 1024;
    /** Longest piece written of a large buffer: readers hold a whole piece in memory. */
    private static final int MAX_PIECE_SIZE = 1024 * 1024;

    private final Compression compression;
    private final Codec codec;
    private final ArchiveOutput out;
    private final ByteBuf piece = ByteBufAllocator.DEFAULT.directBuffer(PIECE_SIZE, PIECE_SIZE);
    /** One for all items: each costs more to make than a small item to compress. */
    private @Nullable Encoder encoder;

    private boolean started;

    DataStream(Compression compression, ArchiveOutput out) {
        this.compression = compression;
        this.codec = Codecs.forStream(compression.algorithm());
        this.out = out;
    }

    @Override
    public void write(ByteBuf bytes) {
        add(bytes);
    }

    @Override
    public void cut() {
        writePiece();
    }

    /** Ends a data item that came compressed. */
    void endCompressed() {
        writePiece();
        out.writeInt(0);
    }

    void start() {
        if (started) {
            throw new IllegalStateException("the data item before has not ended");
        }
        started = true;
    }

    void compress(ByteBuf bytes) {
        started().encode(bytes, this::add);
    }

    void end() {
        started().finish(this::add);
        started = false;
        endCompressed();
    }

    private Encoder started() {
        if (!started) {
            throw new IllegalStateException("no data item has started");
        }
        Encoder open = encoder;
        if (open == null) {
            open = codec.encoder(compression);
            encoder = open;
        }
        return open;
    }

    private void add(ByteBuf bytes) {
        if (bytes.readableBytes() > piece.writableBytes()) {
            writePiece();
        }
        if (bytes.readableBytes() <= piece.writableBytes()) {
            piece.writeBytes(bytes, bytes.readerIndex(), bytes.readableBytes());
            return;
        }
        ByteBuf rest = bytes.slice();
        while (rest.isReadable()) {
            int length = Math.min(rest.readableBytes(), MAX_PIECE_SIZE);
            out.writeInt(length);
            out.writeBytes(rest.readSlice(length));
        }
    }

    private void writePiece() {
        // a length of 0 would end the data item
        if (piece.isReadable()) {
            out.writeInt(piece.readableBytes());
            out.writeBytes(piece);
            piece.clear();
        }
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
        if (piece.refCnt() > 0) {
            piece.release();
        }
    }
}
