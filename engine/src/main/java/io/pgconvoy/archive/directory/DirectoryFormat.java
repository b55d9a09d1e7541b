package io.pgconvoy.archive.directory;

import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.storage.FolderInput;

/**
 * The directory format.
 *
 * <pre>
 * folder      = toc.dat { dumpId.dat } { blob_oid.dat } { objects }
 * toc.dat     = header toc                        the header names the tar format
 * extra       = file:string                       behind each TOC entry: dumpId.dat or the name of objects, or empty
 * dumpId.dat  = TABLE DATA
 * objects     = blobs.toc | blobs_dumpId.toc      before and since 1.16: the large objects of a BLOBS entry
 *             = { oid " " blob_oid.dat "\n" }
 * </pre>
 *
 * Files with data are compressed each as a whole, and then have a suffix that no name mentions; readers take each file
 * with any suffix or none. toc.dat is written last: a folder without it is no archive yet.
 */
public final class DirectoryFormat {

    static final String TOC = "toc.dat";

    private DirectoryFormat() {}

    /** Whether a folder looks like an archive. */
    public static boolean isArchive(FolderInput folder) {
        return new MemberFiles(folder).exists(TOC);
    }

    /** Reads header and TOC. */
    public static ArchiveReader open(FolderInput folder) {
        return DirectoryReader.open(folder);
    }

    /** What a compressed file's name ends with; empty for none. */
    static String suffix(Algorithm algorithm) {
        return switch (algorithm) {
            case NONE -> "";
            case GZIP -> ".gz";
            case LZ4 -> ".lz4";
            case ZSTD -> ".zst";
        };
    }
}
