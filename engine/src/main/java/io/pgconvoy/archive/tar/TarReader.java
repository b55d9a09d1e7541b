package io.pgconvoy.archive.tar;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.archive.toc.TocCodec;
import io.pgconvoy.storage.StorageInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A tar archive opened for reading. */
final class TarReader implements ArchiveReader {

    private static final Pattern OIDS = Pattern.compile("(\\d{1,10})(\\.\\.\\d{1,10})?");

    private final TarInput tar;
    private final TocCodec.Toc toc;
    private final Map<Integer, String> rows = new HashMap<>();
    private final List<Integer> objects = new ArrayList<>();

    private TarReader(TarInput tar) {
        this.tar = tar;
        TarHeader header = tar.find(TarFormat.TOC);
        try (ArchiveInput in = new ArchiveInput(new MemberInput(tar, header))) {
            toc = TocCodec.read(
                    in,
                    ArchiveFormat.TAR,
                    (archive, dumpId, kind, tag, hasData) -> readExtra(in, archive, dumpId, kind, tag, hasData));
            in.expectEnd();
        }
        tar.finished(header);
    }

    static ArchiveReader open(StorageInput storage) {
        TarInput tar = new TarInput(storage);
        try {
            return new TarReader(tar);
        } catch (RuntimeException | Error e) {
            tar.close();
            throw e;
        }
    }

    private @Nullable EntryData readExtra(
            ArchiveInput in, ArchiveHeader header, int dumpId, String kind, String tag, boolean hasData) {
        String file = in.readString();
        if (!hasData) {
            return null;
        }
        String entry = dumpId + " (" + kind + ")";
        String member = file == null ? "" : file;
        if (kind.equals("BLOBS")) {
            objects.add(dumpId);
            Long firstOid = header.version().atLeast(1, 16) ? firstOid(tag, in) : null;
            return TarLargeObjects.of(entry, member, firstOid, tar);
        }
        if (!tar.want(member)) {
            throw in.malformed("member \"" + member + "\" belongs to another entry already");
        }
        rows.put(dumpId, member);
        return new TarRows(entry, member, tar);
    }

    /** The member that begins the large objects of an entry with this tag. */
    static String firstName(String tag, ArchiveInput in) {
        return TarFormat.objectName(firstOid(tag, in));
    }

    /** Of a tag that is one OID, or the first and the last one of a group. */
    private static Long firstOid(String tag, ArchiveInput in) {
        Matcher oids = OIDS.matcher(tag);
        if (!oids.matches()) {
            throw in.malformed("\"" + tag + "\" where large objects were expected");
        }
        return Long.valueOf(oids.group(1));
    }

    @Override
    public Archive archive() {
        return toc.archive();
    }

    @Override
    public List<String> warnings() {
        return toc.warnings();
    }

    /** Large objects of several entries cannot be told apart by their names alone: each gets as much as the others. */
    @Override
    public Map<Integer, Long> dataSizes() {
        Map<String, Long> members = tar.sizes();
        Map<Integer, Long> sizes = new HashMap<>();
        rows.forEach((dumpId, member) -> sizes.put(dumpId, members.getOrDefault(member, 0L)));
        long each = members.getOrDefault(TarFormat.OBJECT_PREFIX, 0L) / Math.max(1, objects.size());
        objects.forEach(dumpId -> sizes.put(dumpId, each));
        return sizes;
    }

    @Override
    public void close() {
        tar.close();
    }
}
