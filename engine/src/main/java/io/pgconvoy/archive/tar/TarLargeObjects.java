package io.pgconvoy.archive.tar;

import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.toc.ArchiveInput;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Large objects inside a tar archive: members in a row, up to the list of them. From a seekable archive they can be
 * read again and again.
 *
 * @param first the name of the first member, or the prefix of them all where there is one row only
 */
record TarLargeObjects(String entry, String file, String first, TarInput tar) implements LargeObjects {

    private static final Pattern MEMBER = Pattern.compile(TarFormat.OBJECT_PREFIX + "(\\d{1,10})\\.dat");

    /** @param firstOid where it is known */
    static TarLargeObjects of(String entry, String file, @Nullable Long firstOid, TarInput tar) {
        String first = firstOid == null ? TarFormat.OBJECT_PREFIX : TarFormat.objectName(firstOid);
        tar.want(first);
        return new TarLargeObjects(entry, file, first, tar);
    }

    @Override
    public void writeTo(LargeObjectSink out) {
        ArchiveInput in = tar.bytes();
        in.reading(entry);
        CRC32 read = new CRC32();
        TarHeader header = first.equals(TarFormat.OBJECT_PREFIX)
                ? tar.find(first, name -> name.startsWith(first))
                : tar.find(first);
        while (header != null && header.name().startsWith(TarFormat.OBJECT_PREFIX)) {
            long oid = oid(header, in);
            out.start(oid);
            in.transfer(header.size(), out::write);
            out.end();
            read.update(line(oid, header));
            tar.finished(header);
            header = tar.next();
        }
        checkList(header, read.getValue(), in);
        in.reading(null);
    }

    /** The list behind the large objects says whether they were all there. */
    private void checkList(@Nullable TarHeader header, long expected, ArchiveInput in) {
        if (header == null || !header.name().startsWith(TarFormat.LIST_PREFIX)) {
            throw in.malformed("large objects are not followed by their list");
        }
        CRC32 listed = new CRC32();
        in.transfer(header.size(), bytes -> listed.update(bytes.nioBuffer()));
        if (listed.getValue() != expected) {
            throw in.malformed("large objects are not those of their list \"" + header.name() + "\"");
        }
        tar.finished(header);
    }

    /** What stands in the list for a large object. */
    static byte[] line(long oid, TarHeader header) {
        return (oid + " " + header.name() + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static long oid(TarHeader header, ArchiveInput in) {
        Matcher name = MEMBER.matcher(header.name());
        long oid = name.matches() ? Long.parseLong(name.group(1)) : 0;
        if (oid == 0 || oid > 0xffff_ffffL) {
            throw in.malformed("member \"" + header.name() + "\" is no large object");
        }
        return oid;
    }

    @Override
    public String location() {
        return "File: " + file;
    }
}
