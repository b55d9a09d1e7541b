package io.pgconvoy.archive.tar;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.toc.ArchiveOutput;
import io.pgconvoy.archive.toc.TocCodec;
import io.pgconvoy.storage.Spool;
import java.nio.charset.StandardCharsets;

/** Writes one tar archive: the table of contents, the data, and a script for those who unpack it. */
final class TarWriter {

    private final Archive archive;
    private final TarOutput out;
    private final TarFormat.ScriptPrinter script;

    TarWriter(Archive archive, TarOutput out, TarFormat.ScriptPrinter script) {
        this.archive = archive;
        this.out = out;
        this.script = script;
    }

    void write() {
        out.member(TarFormat.TOC, this::writeToc);
        archive.entries().forEach(this::writeData);
        out.member(TarFormat.SCRIPT, new UnpackedScript(archive, script)::write);
    }

    private void writeToc(ByteSink sink) {
        try (ArchiveOutput toc =
                new ArchiveOutput(new MemberOutput(sink), archive.header().charset())) {
            TocCodec.writeHeader(archive.header(), ArchiveFormat.TAR, toc);
            TocCodec.writeEntries(archive, toc, entry -> toc.writeString(entry.data() == null ? "" : fileName(entry)));
            toc.flush();
        }
    }

    private void writeData(ArchiveEntry entry) {
        EntryData data = entry.data();
        if (data instanceof TableRows rows) {
            out.member(fileName(entry), rows::writeTo);
        } else if (data instanceof LargeObjects objects) {
            try (ObjectMembers members = new ObjectMembers()) {
                objects.writeTo(members);
                out.member(listName(entry), sink -> members.list.writeTo(sink::write));
            }
        }
    }

    static String fileName(ArchiveEntry entry) {
        return entry.dumpId() + ".dat";
    }

    private String listName(ArchiveEntry entry) {
        return archive.header().version().atLeast(1, 16)
                ? TarFormat.LIST_PREFIX + "_" + entry.dumpId() + ".toc"
                : TarFormat.LIST_PREFIX + ".toc";
    }

    /** Each large object as a member of its own, and the list of them. */
    private final class ObjectMembers implements LargeObjectSink, AutoCloseable {
        private final Spool list = new Spool();
        private Spool object = new Spool();
        private long oid;

        @Override
        public void start(long newOid) {
            oid = newOid;
        }

        @Override
        public void write(ByteBuf bytes) {
            object.write(bytes);
        }

        @Override
        public void end() {
            String name = TarFormat.objectName(oid);
            list.write(Unpooled.copiedBuffer(oid + " " + name + "\n", StandardCharsets.US_ASCII));
            out.member(name, sink -> object.writeTo(sink::write));
            object.close();
            object = new Spool();
        }

        @Override
        public void close() {
            object.close();
            list.close();
        }
    }
}
