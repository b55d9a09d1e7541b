package io.pgconvoy.archive.custom;

import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.toc.ArchiveInput;

/** Large objects inside a custom archive. From a seekable archive they can be read again and again. */
record BlockLargeObjects(
        String name, int dumpId, BlockPosition position, BlockFinder finder, DataPieces pieces, ArchiveInput in)
        implements LargeObjects {

    @Override
    public void writeTo(LargeObjectSink out) {
        if (position.noData()) {
            return;
        }
        in.reading(name);
        int type = finder.find(dumpId, position);
        if (type != CustomFormat.LARGE_OBJECTS) {
            throw in.malformed("unrecognized data block type " + type + " while restoring archive");
        }
        for (long oid = in.readOid(); oid != 0; oid = in.readOid()) {
            out.start(oid);
            pieces.read(out::write);
            out.end();
        }
        finder.finished();
        in.reading(null);
    }

    @Override
    public String location() {
        return "Data Pos: " + position.position();
    }
}
