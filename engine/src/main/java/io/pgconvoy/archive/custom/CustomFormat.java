package io.pgconvoy.archive.custom;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveWriter;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;

/**
 * The custom format.
 *
 * <pre>
 * file         = header toc { block } [ toc ]      a second toc: {@link SecondToc}
 * extra        = flag:1 position:offsetSize    since 1.7, behind each TOC entry
 *              | position:int size:int         before: -1 not known, 0 no data
 * flag         = 1 position not known | 2 position known | 3 no data
 * block        = 01 dumpId:int data            TABLE DATA; no 01 before 1.3
 *              | 03 dumpId:int { oid:int data } 0:int     BLOBS
 * data         = { length:int bytes } 0:int    the pieces of one compressed stream, cut anywhere
 * </pre>
 *
 * Positions count bytes from the start of the file to the block's first byte. Blocks stand in TOC order.
 */
public final class CustomFormat implements ArchiveWriter {

    static final int TABLE_DATA = 1;
    static final int LARGE_OBJECTS = 3;

    static final int POSITION_UNKNOWN = 1;
    static final int POSITION_KNOWN = 2;
    static final int NO_DATA = 3;

    /** Positions of the data are stored when the output can seek. */
    @Override
    public void write(Archive archive, StorageOutput out) {
        try (CustomWriter writer = new CustomWriter(archive, out)) {
            writer.write();
        }
    }

    /**
     * Reads header and TOC.
     *
     * @param in closed with the reader, or at once when it is no archive
     */
    public static ArchiveReader open(StorageInput in) {
        return CustomReader.open(in);
    }
}
