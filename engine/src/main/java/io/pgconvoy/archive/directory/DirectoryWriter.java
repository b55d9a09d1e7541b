package io.pgconvoy.archive.directory;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.CompressedObjects;
import io.pgconvoy.archive.CompressedRows;
import io.pgconvoy.archive.CompressedSink;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.toc.ArchiveOutput;
import io.pgconvoy.archive.toc.TocCodec;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Encoder;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.StorageOutput;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of a directory archive. Several threads may write the data of different entries at the same time;
 * the table of contents comes last.
 */
public final class DirectoryWriter {

    private final ArchiveHeader header;
    private final FolderOutput out;

    /** @param header says how data is compressed, and which version's file names are used */
    public DirectoryWriter(ArchiveHeader header, FolderOutput out) {
        this.header = header;
        this.out = out;
    }

    /** Writes the file or files of one entry's data; nothing for an entry without. */
    public void writeData(ArchiveEntry entry) {
        EntryData data = entry.data();
        if (data instanceof TableRows rows) {
            writeRows(entry.dumpId() + ".dat", rows);
        } else if (data instanceof LargeObjects objects) {
            writeObjects(fileName(entry), objects);
        }
    }

    private void writeRows(String name, TableRows rows) {
        CompressedRows compressed = rows instanceof CompressedRows those && those.compressed() ? those : null;
        try (DataFile file = new DataFile(name, compressed != null)) {
            if (compressed == null) {
                rows.writeTo(file);
            } else {
                compressed.writeCompressedTo(file);
            }
            file.commit();
        }
    }

    private void writeObjects(String list, LargeObjects objects) {
        CompressedObjects compressed = objects instanceof CompressedObjects those && those.compressed() ? those : null;
        try (ObjectFiles files = new ObjectFiles(list, compressed != null)) {
            if (compressed == null) {
                objects.writeTo(files);
            } else {
                compressed.writeCompressedTo(files);
            }
            files.commit();
        }
    }

    /** @param archive with the header of this writer, and all entries whose data has been written */
    public void writeToc(Archive archive) {
        try (StorageOutput file = out.createLast(DirectoryFormat.TOC);
                ArchiveOutput toc = new ArchiveOutput(file, header.charset())) {
            TocCodec.writeHeader(header, ArchiveFormat.DIRECTORY, toc);
            TocCodec.writeEntries(archive, toc, entry -> toc.writeString(fileName(entry)));
            toc.flush();
            file.commit();
        }
    }

    private String fileName(ArchiveEntry entry) {
        if (entry.data() == null) {
            return "";
        }
        if (entry.data() instanceof TableRows) {
            return entry.dumpId() + ".dat";
        }
        return header.version().atLeast(1, 16) ? "blobs_" + entry.dumpId() + ".toc" : "blobs.toc";
    }

    /** One compressed file, whose parts are files in their own right. One thread. */
    private final class DataFile implements CompressedSink, AutoCloseable {
        private final StorageOutput file;
        private final Encoder encoder;

        /** @param compressed whether what is written is compressed already */
        DataFile(String name, boolean compressed) {
            Compression compression = header.compression();
            file = out.create(name + DirectoryFormat.suffix(compression.algorithm()));
            encoder = Codecs.forFile(compressed ? Algorithm.NONE : compression.algorithm())
                    .encoder(compression);
        }

        @Override
        public void cut() {}

        @Override
        public void write(ByteBuf bytes) {
            encoder.encode(bytes, file::write);
        }

        void commit() {
            encoder.finish(file::write);
            file.commit();
        }

        @Override
        public void close() {
            encoder.close();
            file.close();
        }
    }

    /** The large objects of one entry, and the list of them. One thread. */
    private final class ObjectFiles implements LargeObjectSink, AutoCloseable {
        private final StorageOutput list;
        private final boolean compressed;
        private @Nullable DataFile file;

        ObjectFiles(String listName, boolean compressed) {
            this.compressed = compressed;
            list = out.create(listName);
        }

        @Override
        public void start(long oid) {
            String name = "blob_" + oid + ".dat";
            file = new DataFile(name, compressed);
            list.write(Unpooled.copiedBuffer(oid + " " + name + "\n", StandardCharsets.US_ASCII));
        }

        @Override
        public void write(ByteBuf bytes) {
            started().write(bytes);
        }

        @Override
        public void end() {
            try (DataFile ending = started()) {
                ending.commit();
            }
            file = null;
        }

        void commit() {
            list.commit();
        }

        private DataFile started() {
            if (file == null) {
                throw new IllegalStateException("no large object has started");
            }
            return file;
        }

        @Override
        public void close() {
            if (file != null) {
                file.close();
            }
            list.close();
        }
    }
}
