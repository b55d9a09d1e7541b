package io.pgconvoy.archive.tar;

import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveScan;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.ScanListener;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.archive.toc.TocCodec;
import io.pgconvoy.storage.StorageInput;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Walks through the members of a tar archive. Behind a damaged header it goes on at the next block that is one. */
public final class TarScan implements ArchiveScan {

    private final TarInput tar;
    private final ArchiveInput in;
    private final Archive archive;
    private final Map<String, Integer> rows = new HashMap<>();
    /** The entries of large objects by the name of their first member; by none where there is one such entry. */
    private final Map<String, Integer> first = new HashMap<>();

    private final CRC32 listed = new CRC32();
    private final Set<Integer> missing = new LinkedHashSet<>();
    /** Whose data is being read; 0 for nobody's. */
    private int current;

    /** Whose large objects are being read; 0 for nobody's. */
    private int group;

    private @Nullable LargeObjectSink objects;

    private TarScan(TarInput tar) {
        this.tar = tar;
        this.in = tar.bytes();
        TarHeader header = tar.find(TarFormat.TOC);
        try (ArchiveInput toc = new ArchiveInput(new MemberInput(tar, header))) {
            archive = TocCodec.read(
                            toc,
                            ArchiveFormat.TAR,
                            (head, dumpId, kind, tag, hasData) -> readExtra(toc, head, dumpId, kind, tag, hasData))
                    .archive();
            toc.expectEnd();
        }
        tar.finished(header);
    }

    /** Reads header and TOC. */
    public static TarScan open(StorageInput storage) {
        TarInput tar = new TarInput(storage);
        try {
            return new TarScan(tar);
        } catch (RuntimeException | Error e) {
            tar.close();
            throw e;
        }
    }

    private @Nullable EntryData readExtra(
            ArchiveInput toc, ArchiveHeader header, int dumpId, String kind, String tag, boolean hasData) {
        String file = toc.readString();
        if (!hasData) {
            return null;
        }
        missing.add(dumpId);
        LargeObjects noObjects = sink -> {
            throw new IllegalStateException("data of a scan is not asked for");
        };
        TableRows noRows = sink -> {
            throw new IllegalStateException("data of a scan is not asked for");
        };
        if (kind.equals("BLOBS")) {
            first.put(header.version().atLeast(1, 16) ? TarReader.firstName(tag, toc) : "", dumpId);
            return noObjects;
        }
        if (rows.put(file == null ? "" : file, dumpId) != null) {
            throw toc.malformed("member \"" + file + "\" belongs to another entry already");
        }
        return noRows;
    }

    @Override
    public Archive archive() {
        return archive;
    }

    @Override
    public void run(ScanListener out) {
        boolean more = true;
        while (more) {
            try {
                more = readMember(out);
            } catch (MalformedArchiveException e) {
                int dumpId = current != 0 ? current : group;
                missing.remove(dumpId);
                out.damaged(dumpId, e.offset(), e.complaint());
                group = 0;
                more = tar.resume();
            }
            current = 0;
        }
        missing.forEach(dumpId -> out.damaged(dumpId, -1, "its data is missing"));
    }

    /** False at the end. */
    private boolean readMember(ScanListener out) {
        TarHeader header = tar.next();
        if (header == null) {
            checkEnd(out);
            return false;
        }
        if (header.name().startsWith(TarFormat.OBJECT_PREFIX)) {
            readObject(header, out);
        } else if (header.name().startsWith(TarFormat.LIST_PREFIX)) {
            readList(header, out);
        } else {
            Integer dumpId = rows.remove(header.name());
            current = dumpId == null ? 0 : dumpId;
            in.transfer(header.size(), dumpId == null ? bytes -> {} : out.rows(dumpId)::write);
            if (dumpId != null) {
                missing.remove(dumpId);
                out.complete(dumpId);
            }
        }
        tar.finished(header);
        return true;
    }

    /** Two blocks of zeros say that nothing was cut off; what stands before restore.sql is whole without them. */
    private void checkEnd(ScanListener out) {
        if (group != 0) {
            out.damaged(group, in.position(), "large objects are not followed by their list");
            missing.remove(group);
        }
        if (!tar.ended()) {
            out.damaged(0, in.position(), "the end of the archive is missing");
        }
    }

    private void readObject(TarHeader header, ScanListener out) {
        long oid = TarLargeObjects.oid(header, in);
        if (group == 0) {
            group = Objects.requireNonNullElse(first.containsKey("") ? first.get("") : first.get(header.name()), 0);
            listed.reset();
            if (group != 0) {
                objects = out.objects(group);
            }
        }
        LargeObjectSink sink = objects;
        if (group == 0 || sink == null) {
            throw in.malformed("large object " + oid + " belongs to no entry");
        }
        sink.start(oid);
        in.transfer(header.size(), sink::write);
        sink.end();
        listed.update(TarLargeObjects.line(oid, header));
    }

    private void readList(TarHeader header, ScanListener out) {
        CRC32 list = new CRC32();
        in.transfer(header.size(), bytes -> list.update(bytes.nioBuffer()));
        int dumpId = group;
        if (dumpId == 0) {
            // large objects of which damage was told already, or none at all
            return;
        }
        if (list.getValue() != listed.getValue()) {
            throw in.malformed("large objects are not those of their list \"" + header.name() + "\"");
        }
        group = 0;
        missing.remove(dumpId);
        out.complete(dumpId);
    }

    @Override
    public void close() {
        tar.close();
    }
}
