package io.pgconvoy.dump.parallel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Encoder;
import io.pgconvoy.compress.PartedCodec.PartEncoder;
import io.pgconvoy.content.Content;
import io.pgconvoy.content.ObjectDigest;
import io.pgconvoy.content.RowDigest;
import io.pgconvoy.copy.CopiedRows;
import io.pgconvoy.dump.DumpData.Packing;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Where one part is read to: through compression into pieces for the writer. One thread; closing frees what is left. */
final class PartOutput implements AutoCloseable {
    private static final int FIRST_SIZE = 1024;
    private static final int PIECE_SIZE = 64 * 1024;

    private final PieceTaker taker;
    private final Part part;
    private final Packing packing;
    private final byte[] space;
    private final LongConsumer moved;
    private final PartEncoder rows;
    private final Replay replay;
    private final Objects objects = new Objects();
    private final @Nullable Consumer<Content> contents;
    private final RowDigest rowDigest;
    private final ObjectDigest objectDigest = new ObjectDigest();
    private @Nullable ByteBuf piece;
    private long terminated;
    private long counted;
    private long moves;
    private long written;

    /**
     * @param space lent for reading
     * @param moved hears of every piece read, before compression
     */
    PartOutput(PieceTaker taker, Part part, Packing packing, byte[] space, LongConsumer moved) {
        this.taker = taker;
        this.part = part;
        this.packing = packing;
        this.space = space;
        this.moved = moved;
        this.rows = part.entry().compressed()
                ? packing.rows().part(packing.compression())
                : Codecs.partsForStream(Algorithm.NONE).part(Compression.NONE);
        this.contents = part.entry().contents();
        this.rowDigest = RowDigest.ofRows();
        this.replay = new Replay(part.source().inWords(), this::read);
    }

    /** Takes rows; after {@link #restart} the same rows again. */
    ByteSink rows() {
        return replay;
    }

    /** Where what is read may lie meanwhile. */
    byte[] space() {
        return space;
    }

    /** Takes the number of rows that were read. */
    void counted(long number) {
        counted = number;
    }

    /** What came of the part. */
    WorkUnit.Outcome outcome() {
        return new WorkUnit.Outcome(counted, moves, written);
    }

    /** The part is read once more, from its start. */
    void restart() {
        replay.restart();
        objects.restart();
    }

    /** Ends the rows that were read; writes what ends the rows of the table, if this is its last part. */
    void finishRows(boolean terminator) {
        replay.finish();
        if (terminator) {
            CopiedRows.terminate(bytes -> {
                terminated = bytes.readableBytes();
                encode(bytes);
            });
        }
        rows.finish(this::addRows);
        flush();
    }

    /** Takes large objects; after {@link #restart} the same ones again. */
    LargeObjectSink objects() {
        return objects;
    }

    /** Nothing more comes. */
    void complete() {
        if (contents != null) {
            contents.accept(rowDigest.content().plus(objectDigest.content()));
        }
        taker.complete(part, rows.checksum(), replay.length() + terminated);
    }

    /** The terminator is no row: it does not come this way. */
    private void read(ByteBuf bytes) {
        if (contents != null) {
            rowDigest.write(bytes);
        }
        encode(bytes);
    }

    private void move(ByteBuf bytes) {
        moves += bytes.readableBytes();
        moved.accept(bytes.readableBytes());
    }

    private void encode(ByteBuf bytes) {
        move(bytes);
        rows.encode(bytes, this::addRows);
    }

    private void addRows(ByteBuf bytes) {
        add(bytes);
        if (rows.cutsBehindEachBuffer()) {
            flush();
            put(Piece.mark(Piece.Kind.CUT, 0));
        }
    }

    private void add(ByteBuf bytes) {
        written += bytes.readableBytes();
        ByteBuf rest = bytes.slice();
        while (rest.isReadable()) {
            ByteBuf open = piece;
            if (open == null) {
                open = PooledByteBufAllocator.DEFAULT.directBuffer(
                        Math.max(FIRST_SIZE, Math.min(PIECE_SIZE, rest.readableBytes())), PIECE_SIZE);
                piece = open;
            }
            open.writeBytes(rest, Math.min(rest.readableBytes(), open.maxWritableBytes()));
            if (open.maxWritableBytes() == 0) {
                flush();
            }
        }
    }

    private void flush() {
        ByteBuf full = piece;
        if (full != null) {
            piece = null;
            put(Piece.of(full));
        }
    }

    private void put(Piece ready) {
        taker.put(part, ready);
    }

    @Override
    public void close() {
        rows.close();
        objects.close();
        if (piece != null) {
            piece.release();
        }
    }

    /** Compresses each object apart. What was passed on before a restart is counted, and passed over when it comes again. */
    private final class Objects implements LargeObjectSink, AutoCloseable {
        private @Nullable Encoder encoder;
        private @Nullable Replay again;
        private int begun;
        private int seen;
        private boolean open;

        void restart() {
            seen = 0;
        }

        @Override
        public void start(long oid) {
            seen++;
            if (seen > begun) {
                begun = seen;
                open = true;
                put(Piece.mark(Piece.Kind.OBJECT_START, oid));
                objectDigest.start(oid);
                again = new Replay("large object " + oid, this::encode);
            } else if (again != null && seen == begun) {
                again.restart();
            }
        }

        @Override
        public void write(ByteBuf bytes) {
            if (open && seen == begun && again != null) {
                again.write(bytes);
            }
        }

        @Override
        public void end() {
            if (!open || seen < begun || again == null) {
                return;
            }
            again.finish();
            encoder().finish(PartOutput.this::add);
            objectDigest.end();
            open = false;
            flush();
            put(Piece.mark(Piece.Kind.OBJECT_END, 0));
        }

        private void encode(ByteBuf bytes) {
            move(bytes);
            if (contents != null) {
                objectDigest.write(bytes);
            }
            encoder().encode(bytes, PartOutput.this::add);
        }

        private Encoder encoder() {
            Encoder made = encoder;
            if (made == null) {
                made = packing.objects().encoder(packing.compression());
                encoder = made;
            }
            return made;
        }

        @Override
        public void close() {
            if (encoder != null) {
                encoder.close();
                encoder = null;
            }
        }
    }
}
