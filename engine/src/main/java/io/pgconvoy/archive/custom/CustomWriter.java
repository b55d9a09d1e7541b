package io.pgconvoy.archive.custom;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.CompressedObjects;
import io.pgconvoy.archive.CompressedRows;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.toc.ArchiveOutput;
import io.pgconvoy.archive.toc.TocCodec;
import io.pgconvoy.storage.StorageOutput;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes one custom archive: TOC without positions, the data, and where possible the positions into the TOC, whose other
 * fields are not written again: late definitions are made once.
 */
final class CustomWriter implements AutoCloseable {

    private final Archive archive;
    private final ArchiveOutput out;
    private final DataStream data;
    private final Map<Integer, Long> fields = new HashMap<>();
    private final Map<Integer, Long> positions = new LinkedHashMap<>();

    CustomWriter(Archive archive, StorageOutput storage) {
        this.archive = archive;
        this.out = new ArchiveOutput(storage, archive.header().charset());
        this.data = new DataStream(archive.header().compression(), out);
    }

    void write() {
        boolean returns = out.keepStart();
        TocCodec.writeHeader(archive.header(), ArchiveFormat.CUSTOM, out);
        TocCodec.writeEntries(archive, out, this::writeUnknownPosition);
        out.stays();
        archive.entries().forEach(this::writeData);
        if (returns) {
            writePositions();
        }
        out.flush();
    }

    private void writePositions() {
        long end = out.position();
        positions.forEach((dumpId, position) -> {
            out.seek(Objects.requireNonNull(fields.get(dumpId)));
            out.writeByte(CustomFormat.POSITION_KNOWN);
            out.writeLong(position);
        });
        out.seek(end);
    }

    private void writeUnknownPosition(ArchiveEntry entry) {
        if (entry.data() != null) {
            fields.put(entry.dumpId(), out.position());
        }
        out.writeByte(entry.data() == null ? CustomFormat.NO_DATA : CustomFormat.POSITION_UNKNOWN);
        out.writeLong(0);
    }

    private void writeData(ArchiveEntry entry) {
        EntryData content = entry.data();
        if (content == null) {
            return;
        }
        positions.put(entry.dumpId(), out.position());
        if (content instanceof TableRows rows) {
            out.writeByte(CustomFormat.TABLE_DATA);
            out.writeInt(entry.dumpId());
            writeRows(rows);
        } else if (content instanceof LargeObjects objects) {
            out.writeByte(CustomFormat.LARGE_OBJECTS);
            out.writeInt(entry.dumpId());
            writeObjects(objects);
            out.writeOid(0);
        }
    }

    private void writeRows(TableRows rows) {
        if (rows instanceof CompressedRows compressed && compressed.compressed()) {
            compressed.writeCompressedTo(data);
            data.endCompressed();
        } else {
            data.start();
            rows.writeTo(data::compress);
            data.end();
        }
    }

    private void writeObjects(LargeObjects objects) {
        if (objects instanceof CompressedObjects compressed && compressed.compressed()) {
            compressed.writeCompressedTo(new CompressedBlocks());
        } else {
            objects.writeTo(new LargeObjectBlocks());
        }
    }

    private void startObject(long oid) {
        if (oid == 0) {
            throw new IllegalStateException("invalid OID for large object");
        }
        out.writeOid(oid);
    }

    @Override
    public void close() {
        data.close();
        out.close();
    }

    private final class LargeObjectBlocks implements LargeObjectSink {

        @Override
        public void start(long oid) {
            startObject(oid);
            data.start();
        }

        @Override
        public void write(ByteBuf bytes) {
            data.compress(bytes);
        }

        @Override
        public void end() {
            data.end();
        }
    }

    private final class CompressedBlocks implements LargeObjectSink {

        @Override
        public void start(long oid) {
            startObject(oid);
        }

        @Override
        public void write(ByteBuf bytes) {
            data.write(bytes);
        }

        @Override
        public void end() {
            data.endCompressed();
        }
    }
}
