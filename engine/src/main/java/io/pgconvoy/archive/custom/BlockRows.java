package io.pgconvoy.archive.custom;

import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.toc.ArchiveInput;

/** The rows of a table inside a custom archive. From a seekable archive they can be read again and again. */
record BlockRows(
        String name, int dumpId, BlockPosition position, BlockFinder finder, DataPieces pieces, ArchiveInput in)
        implements TableRows {

    @Override
    public void writeTo(ByteSink out) {
        if (position.noData()) {
            return;
        }
        in.reading(name);
        int type = finder.find(dumpId, position);
        if (type != CustomFormat.TABLE_DATA) {
            throw in.malformed("unrecognized data block type " + type + " while restoring archive");
        }
        pieces.read(out::write);
        finder.finished();
        in.reading(null);
    }

    @Override
    public String location() {
        return "Data Pos: " + position.position();
    }
}
