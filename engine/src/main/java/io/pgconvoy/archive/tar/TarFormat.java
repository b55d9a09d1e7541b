package io.pgconvoy.archive.tar;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveWriter;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;

/**
 * The tar format.
 *
 * <pre>
 * file    = toc { dumpId.dat | objects } restore.sql 0:1024
 * toc     = member toc.dat: header toc; each entry's extra is a string, dumpId.dat or empty
 * objects = { blob_oid.dat } list                           of one BLOBS entry
 * list    = member blobs.toc | blobs_dumpId.toc: { oid " " blob_oid.dat "\n" }     before and since 1.16
 * </pre>
 *
 * Members stand in TOC order. Nothing leads from an entry to its large objects before 1.16, when there is one such entry;
 * since then its tag begins with the first OID.
 */
public final class TarFormat implements ArchiveWriter {

    static final String TOC = "toc.dat";
    static final String SCRIPT = "restore.sql";
    static final String OBJECT_PREFIX = "blob_";
    static final String LIST_PREFIX = "blobs";

    /** Prints the script that goes with the data: of an archive whose data is statements that name its files. */
    @FunctionalInterface
    public interface ScriptPrinter {

        void print(Archive archive, ByteSink out);
    }

    private final ScriptPrinter script;

    public TarFormat(ScriptPrinter script) {
        this.script = script;
    }

    @Override
    public void write(Archive archive, StorageOutput out) {
        TarOutput tar = new TarOutput(out);
        new TarWriter(archive, tar, script).write();
        tar.end();
    }

    /**
     * Reads header and TOC.
     *
     * @param in closed with the reader, or at once when it is no archive
     */
    public static ArchiveReader open(StorageInput in) {
        return TarReader.open(in);
    }

    /** Whether a file that begins with these bytes is a tar file. */
    public static boolean isTar(byte[] start) {
        return start.length >= TarHeader.LENGTH && TarHeader.isValid(start);
    }

    static String objectName(long oid) {
        return OBJECT_PREFIX + oid + ".dat";
    }
}
