package io.pgconvoy.archive.directory;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.archive.toc.TocCodec;
import io.pgconvoy.storage.FolderInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory archive opened for reading: its files are opened when their data is asked for, by any thread. */
final class DirectoryReader implements ArchiveReader {

    /** The list of large objects stands for them: how many times more they are is not known. */
    private static final int LARGE_OBJECTS_FACTOR = 1024;

    private final TocCodec.Toc toc;
    private final MemberFiles files;
    private final Map<Integer, String> rows = new HashMap<>();
    private final Map<Integer, String> lists = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private DirectoryReader(ArchiveInput in, MemberFiles files) {
        this.files = files;
        this.toc = TocCodec.read(
                in,
                ArchiveFormat.DIRECTORY,
                (header, dumpId, kind, tag, hasData) -> readExtra(in, header, dumpId, kind, hasData));
        in.expectEnd();
    }

    static ArchiveReader open(FolderInput folder) {
        MemberFiles files = new MemberFiles(folder);
        try (ArchiveInput in = new ArchiveInput(files.open(DirectoryFormat.TOC, null))) {
            return new DirectoryReader(in, files);
        }
    }

    private @Nullable EntryData readExtra(
            ArchiveInput in, ArchiveHeader header, int dumpId, String kind, boolean hasData) {
        String name = in.readString();
        if (!hasData) {
            return null;
        }
        String entry = dumpId + " (" + kind + ")";
        String file = name == null ? "" : name;
        if (kind.equals("BLOBS")) {
            // before 1.16 there was one list, and its name was no secret
            String list = named(header.version().atLeast(1, 16) ? file : "blobs.toc", entry, in);
            lists.put(dumpId, list);
            return new ListedObjects(entry, list, files);
        }
        rows.put(dumpId, named(file, entry, in));
        return new FileRows(entry, file, files);
    }

    private String named(String name, String entry, ArchiveInput in) {
        if (!MemberFiles.isPlain(name)) {
            throw files.notPlain(name, entry);
        }
        if (!names.add(name)) {
            throw in.malformed("file \"" + name + "\" belongs to another entry already");
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
        rows.forEach((dumpId, file) -> sizes.put(dumpId, files.size(file)));
        lists.forEach((dumpId, list) -> sizes.put(dumpId, files.size(list) * LARGE_OBJECTS_FACTOR));
        return sizes;
    }

    /** Nothing stays open between reads. */
    @Override
    public void close() {}
}
