package io.pgconvoy.archive.directory;

import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.toc.ArchiveInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Large objects in files of their own, and the list of them. They can be read again and again, by any thread. */
record ListedObjects(String entry, String list, MemberFiles files) implements LargeObjects {

    private static final int LONGEST_LINE = 1024;
    private static final Pattern LINE = Pattern.compile("(\\d{1,10}) (\\S+)");

    @Override
    public void writeTo(LargeObjectSink out) {
        try (ArchiveInput in = new ArchiveInput(files.open(list, entry))) {
            in.reading(entry);
            for (String line = line(in); line != null; line = line(in)) {
                Matcher fields = LINE.matcher(line);
                if (!fields.matches() || !isOid(fields.group(1))) {
                    throw in.malformed("invalid line in large object TOC file: \"" + line + "\"");
                }
                write(Long.parseLong(fields.group(1)), fields.group(2), out);
            }
        }
    }

    private void write(long oid, String file, LargeObjectSink out) {
        if (!MemberFiles.isPlain(file)) {
            throw files.notPlain(file, entry);
        }
        out.start(oid);
        files.read(file, entry, out::write);
        out.end();
    }

    private static boolean isOid(String text) {
        long oid = Long.parseLong(text);
        return oid > 0 && oid <= 0xffff_ffffL;
    }

    private static @Nullable String line(ArchiveInput in) {
        int next = in.readByteOrEnd();
        if (next < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        for (; next != '\n'; next = in.readByteOrEnd()) {
            if (next < 0 || line.length() == LONGEST_LINE) {
                throw in.malformed("line without an end in large object TOC file");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public String location() {
        return "File: " + list;
    }
}
