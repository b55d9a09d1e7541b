package io.pgconvoy.archive.directory;

import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.TableRows;

/** The rows of a table in a file of their own. They can be read again and again, by any thread. */
record FileRows(String entry, String file, MemberFiles files) implements TableRows {

    @Override
    public void writeTo(ByteSink out) {
        files.read(file, entry, out);
    }

    @Override
    public String location() {
        return "File: " + file;
    }
}
