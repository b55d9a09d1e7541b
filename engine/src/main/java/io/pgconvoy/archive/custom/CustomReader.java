package io.pgconvoy.archive.custom;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.archive.toc.TocCodec;
import io.pgconvoy.storage.StorageInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A custom archive opened for reading. */
final class CustomReader implements ArchiveReader {

    private final ArchiveInput in;
    private final BlockFinder finder;
    private final TocCodec.Toc toc;

    private CustomReader(ArchiveInput in) {
        this.in = in;
        this.finder = new BlockFinder(in);
        this.toc = TocCodec.read(in, ArchiveFormat.CUSTOM, this::readExtra);
        finder.blocksBegin(toc.archive());
    }

    static CustomReader open(StorageInput storage) {
        ArchiveInput in = new ArchiveInput(storage);
        try {
            return new CustomReader(in);
        } catch (RuntimeException | Error e) {
            in.close();
            throw e;
        }
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
        return finder.sizes();
    }

    @Override
    public void close() {
        in.close();
    }

    private @Nullable EntryData readExtra(ArchiveHeader header, int dumpId, String kind, String tag, boolean hasData) {
        BlockPosition position = BlockPosition.read(header.version(), header.offsetSize(), in);
        if (!hasData) {
            return null;
        }
        if (position.noData() && header.version().atLeast(1, 12)) {
            throw in.malformed("missing data");
        }
        finder.add(dumpId, position);
        DataPieces pieces = new DataPieces(in, header.compression().algorithm());
        String name = dumpId + " (" + kind + ")";
        return kind.equals("BLOBS")
                ? new BlockLargeObjects(name, dumpId, position, finder, pieces, in)
                : new BlockRows(name, dumpId, position, finder, pieces, in);
    }
}
