package io.pgconvoy.archive.custom;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.ScanListener;
import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one block: what is compressed may be damaged without its pieces being so, which leads on to the next block. */
final class BlockScan {

    private final CustomScan scan;
    private final ArchiveInput in;
    private final ScanListener out;
    private final long start;
    private int type;
    private int begunId;
    private int dumpId;
    private boolean damaged;
    private long limit;

    /** @param start where the input is */
    BlockScan(CustomScan scan, long start, ScanListener out) {
        this.scan = scan;
        this.in = scan.in();
        this.start = start;
        this.out = out;
        this.limit = scan.expectedBlock(start);
    }

    /** Whose data is being read; 0 as long as that is not known. */
    int dumpId() {
        return dumpId;
    }

    long start() {
        return start;
    }

    /** Says that the type and the dump ID have been read already. */
    BlockScan begun(int itsType, int itsDumpId) {
        type = itsType;
        begunId = itsDumpId;
        return this;
    }

    void read() {
        if (begunId != 0) {
            read(type, begunId);
            return;
        }
        type = scan.typed() ? in.readByte() : CustomFormat.TABLE_DATA;
        if (type != CustomFormat.TABLE_DATA && type != CustomFormat.LARGE_OBJECTS) {
            throw in.malformed("neither a data block nor the end of the archive");
        }
        read(type, in.readInt());
    }

    private void read(int kind, int found) {
        ArchiveEntry entry = scan.entry(found);
        if (entry == null
                || (kind == CustomFormat.LARGE_OBJECTS) != entry.kind().equals("BLOBS")) {
            throw in.malformed("found unexpected block ID (" + found + ") of type " + kind);
        }
        if (!scan.seen(found)) {
            throw in.malformed("a second data block of entry " + found);
        }
        dumpId = found;
        checkPosition();
        if (kind == CustomFormat.TABLE_DATA) {
            readItem(out.rows(dumpId)::write);
        } else {
            readObjects(out.objects(dumpId));
        }
        if (!damaged) {
            out.complete(dumpId);
        }
    }

    private void checkPosition() {
        Long position = scan.position(dumpId);
        if (position != null && position != start) {
            damage(start, "its data is here, where the table of contents says " + position);
        }
    }

    private void readObjects(LargeObjectSink objects) {
        for (long oid = in.readOid(); oid != 0; oid = in.readOid()) {
            objects.start(oid);
            readItem(objects::write);
            objects.end();
        }
    }

    private void readItem(Consumer<ByteBuf> sink) {
        Item item = new Item(sink);
        try (item) {
            for (int length = pieceLength(); length != 0; length = pieceLength()) {
                in.transfer(length, item);
            }
            item.finish();
        }
    }

    private int pieceLength() {
        int length = in.readInt();
        if (length < 0) {
            throw in.malformed("data piece of length " + length);
        }
        long end = in.position() + length;
        if (end > limit) {
            limit = scan.nextBlock(start);
        }
        if (end > limit || in.seekable() && end > in.size()) {
            throw in.malformed("data piece of " + length + " bytes reaches beyond the "
                    + (end > limit ? "next data block" : "end of the archive"));
        }
        return length;
    }

    private void damage(long offset, String problem) {
        damaged = true;
        out.damaged(dumpId, offset, problem);
    }

    /** One compressed stream. Behind the first damage nothing of it is decompressed any more. */
    private final class Item implements Consumer<ByteBuf>, AutoCloseable {
        private final Consumer<ByteBuf> sink;
        private @Nullable Decoder decoder;

        Item(Consumer<ByteBuf> sink) {
            this.sink = sink;
            this.decoder = Codecs.forStream(scan.algorithm()).decoder();
        }

        @Override
        public void accept(ByteBuf bytes) {
            Decoder open = decoder;
            if (open != null) {
                attempt(() -> open.decode(bytes, sink));
            }
        }

        void finish() {
            Decoder open = decoder;
            if (open != null) {
                attempt(open::finish);
            }
        }

        private void attempt(Runnable decoding) {
            try {
                decoding.run();
            } catch (CorruptDataException e) {
                damage(in.position(), String.valueOf(e.getMessage()));
                close();
            }
        }

        @Override
        public void close() {
            if (decoder != null) {
                decoder.close();
                decoder = null;
            }
        }
    }
}
