package io.pgconvoy.archive.tar;

import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.toc.ArchiveInput;

/** The rows of a table inside a tar archive. From a seekable archive they can be read again and again. */
record TarRows(String entry, String member, TarInput tar) implements TableRows {

    @Override
    public void writeTo(ByteSink out) {
        ArchiveInput in = tar.bytes();
        in.reading(entry);
        TarHeader header = tar.find(member);
        in.transfer(header.size(), out::write);
        tar.finished(header);
        in.reading(null);
    }

    @Override
    public String location() {
        return "File: " + member;
    }
}
