package io.pgconvoy.archive.directory;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.archive.toc.TocCodec;
import io.pgconvoy.storage.FolderInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A directory archive opened for reading: its files are opened when their data is asked for, by any thread. */
final class DirectoryReader implements ArchiveReader {

    /** The list of large objects stands for them: how many times more they are is not known. */
    private static final int LARGE_OBJECTS_FACTOR = 1024;

    private final TocCodec.Toc toc;
    private final MemberFiles files;

    private DirectoryReader(TocCodec.Toc toc, MemberFiles files) {
        this.toc = toc;
        this.files = files;
    }

    static ArchiveReader open(FolderInput folder) {
        MemberFiles files = new MemberFiles(folder);
        try (ArchiveInput in = new ArchiveInput(files.open(DirectoryFormat.TOC, null))) {
            TocCodec.Toc toc = TocCodec.read(
                    in,
                    ArchiveFormat.DIRECTORY,
                    (header, dumpId, kind, tag, hasData) -> readExtra(in, files, header, dumpId, kind, hasData));
            in.expectEnd();
            return new DirectoryReader(toc, files);
        }
    }

    private static @Nullable EntryData readExtra(
            ArchiveInput in, MemberFiles files, ArchiveHeader header, int dumpId, String kind, boolean hasData) {
        String name = in.readString();
        if (!hasData) {
            return null;
        }
        String entry = dumpId + " (" + kind + ")";
        String file = name == null ? "" : name;
        if (kind.equals("BLOBS")) {
            // before 1.16 there was one list, and its name was no secret
            String list = header.version().atLeast(1, 16) ? file : "blobs.toc";
            return new ListedObjects(entry, plain(list, entry, files), files);
        }
        return new FileRows(entry, plain(file, entry, files), files);
    }

    private static String plain(String name, String entry, MemberFiles files) {
        if (!MemberFiles.isPlain(name)) {
            throw files.notPlain(name, entry);
        }
        return name;
    }

    @Override
    public Archive archive() {
        return toc.archive();
    }

    @Override
    public List<String> warnings() {
        return toc.warnings();
    }

    @Override
    public Map<Integer, Long> dataSizes() {
        Map<Integer, Long> sizes = new HashMap<>();
        for (ArchiveEntry entry : toc.archive().entries()) {
            if (entry.data() instanceof FileRows rows) {
                sizes.put(entry.dumpId(), files.size(rows.file()));
            } else if (entry.data() instanceof ListedObjects objects) {
                sizes.put(entry.dumpId(), files.size(objects.list()) * LARGE_OBJECTS_FACTOR);
            }
        }
        return sizes;
    }

    /** Nothing stays open between reads. */
    @Override
    public void close() {}
}
