package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.CompressedSink;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.compress.PartedCodec.Joiner;
import io.pgconvoy.dump.DumpData;
import io.pgconvoy.dump.DumpData.Packing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Readers at work, and the writer's end of what they read. Used by the writer's thread, which owns the dump's session. */
final class Readers implements DumpData.Reading {
    private static final long JOIN_MILLIS = 100;

    private final ReadAhead ahead;
    private final Packing packing;
    private final SnapshotHolder holder;
    private final ApartTables apart;
    private final List<Reader> readers;
    private final Reader last;
    private final List<Thread> threads = new ArrayList<>();
    private boolean lent;

    /** @param last reads on the dump's own session what none of the others could */
    Readers(
            ReadAhead ahead,
            ApartTables apart,
            Packing packing,
            SnapshotHolder holder,
            List<Reader> readers,
            Reader last) {
        this.ahead = ahead;
        this.apart = apart;
        this.packing = packing;
        this.holder = holder;
        this.readers = readers;
        this.last = last;
    }

    void start() {
        for (Reader reader : readers) {
            Thread thread = new Thread(reader, "reader " + (threads.size() + 1));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    void writeRows(EntryParts entry, ByteSink out) {
        drain(entry, piece -> out.write(piece.bytes()), part -> {});
    }

    void writeCompressedRows(EntryParts entry, CompressedSink out) {
        Joiner joiner = packing.rows().joiner(packing.compression());
        joiner.start(out::write);
        Consumer<Piece> pieces = piece -> {
            if (piece.kind() == Piece.Kind.CUT) {
                out.cut();
            } else {
                out.write(piece.bytes());
            }
        };
        drain(entry, pieces, part -> {
            out.cut();
            joiner.joined(part.checksum, part.length);
        });
        joiner.finish(out::write);
    }

    void writeObjects(EntryParts entry, LargeObjectSink out) {
        drain(
                entry,
                piece -> {
                    switch (piece.kind()) {
                        case OBJECT_START -> out.start(piece.oid());
                        case BYTES -> out.write(piece.bytes());
                        case OBJECT_END -> out.end();
                        case CUT -> throw new IllegalStateException("a cut amid a large object");
                    }
                },
                part -> {});
    }

    private void drain(EntryParts entry, Consumer<Piece> pieces, Consumer<Part> ended) {
        try {
            drainParts(entry, pieces, ended);
        } catch (EngineException e) {
            // What a reader says may come from the snapshot being gone, which is better said so.
            if (!lent) {
                holder.checkNow();
            }
            throw e;
        }
    }

    private void drainParts(EntryParts entry, Consumer<Piece> pieces, Consumer<Part> ended) {
        boolean more = true;
        while (more) {
            holder.check();
            Part part = ahead.first();
            if (part == null) {
                continue;
            }
            // The writer may leave out an entry.
            boolean wanted = part.entry() == entry;
            drain(part, wanted ? pieces : piece -> {});
            if (wanted) {
                ended.accept(part);
                more = !part.last();
            }
        }
    }

    private void drain(Part part, Consumer<Piece> pieces) {
        while (true) {
            boolean ready = ahead.ready(part);
            lent = ahead.lend(part, holder.session());
            if (!ready) {
                if (!lent) {
                    holder.check();
                }
                continue;
            }
            Piece piece = ahead.next(part);
            if (piece == null) {
                return;
            }
            try {
                pieces.accept(piece);
            } finally {
                piece.bytes().release();
            }
        }
    }

    @Override
    public boolean isApart(ArchiveEntry entry) {
        return entry.data() instanceof EntryParts parts && apart.has(parts);
    }

    @Override
    public void finish() {
        while (!apart.ended()) {
            ahead.check();
            Part part = apart.left();
            if (part == null) {
                holder.check();
            } else {
                last.writeApart(part, holder::session);
            }
        }
        holder.checkNow();
    }

    /** Returns when no reader is left, and no session of theirs. */
    @Override
    public void close() {
        ahead.close();
        for (int i = 0; i < threads.size(); i++) {
            end(readers.get(i), threads.get(i));
        }
    }

    private static void end(Reader reader, Thread thread) {
        boolean interrupted = Thread.interrupted();
        for (long wait = 10; thread.isAlive(); wait = JOIN_MILLIS) {
            try {
                thread.join(wait);
                if (thread.isAlive()) {
                    reader.cancel();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
