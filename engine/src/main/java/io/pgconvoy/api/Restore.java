package io.pgconvoy.api;

import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.restore.AnyRestore;
import io.pgconvoy.restore.ArchiveRestore;
import io.pgconvoy.restore.RestoreCheck;
import io.pgconvoy.restore.ScriptRestore;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.verify.RestoreComparison;
import io.pgconvoy.verify.VerifiedRestore;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Restores an archive: into a database, into an SQL script, or into a listing. */
public final class Restore {
    private Restore() {}

    /**
     * Restores into a database, on the calling thread. Returns when the last entry has been tried.
     *
     * @throws io.pgconvoy.api.error.EngineException when the restore could not begin or go on: no connection, a damaged
     *     archive, or any failure at all where the options say so
     */
    public static RestoreReport run(
            RestoreOptions options, ConnectionSpec target, ProgressListener progress, Cancellation cancellation) {
        return new ArchiveRestore(cancellable(options, cancellation), progress, cancellation).run(target);
    }

    /**
     * As {@link #run}, for a plain SQL script too, compressed with gzip, lz4 or zstd or not at all: it is run as psql would
     * run it, without psql. Nothing in it can run a program, read a file or lead to another server.
     */
    public static RestoreReport runArchiveOrScript(
            RestoreOptions options, ConnectionSpec target, ProgressListener progress, Cancellation cancellation) {
        return new AnyRestore(cancellable(options, cancellation), progress, cancellation).run(target);
    }

    /**
     * As {@link #run}, and then reads what is in the database, on as many sessions as restored, and compares it with what
     * the manifest says, or without one with what was read from the archive: the rows of tables, large objects, sequences.
     * What was not restored because the options left it out is not compared either.
     *
     * @param manifest null for the one beside the archive or inside its directory, if there is one
     */
    public static RestoreComparison runAndVerify(
            RestoreOptions options,
            @Nullable RestoreInput manifest,
            ConnectionSpec target,
            ProgressListener progress,
            Cancellation cancellation) {
        Manifest found = Verify.manifest(options.input(), manifest);
        return new VerifiedRestore(cancellable(options, cancellation), found, progress, cancellation).run(target);
    }

    /**
     * Says what of an archive could not be restored into this server and database, without changing anything: what the
     * server's release does not have, what is missing there, what is there already.
     *
     * @return one sentence for each obstacle; empty where none was found
     */
    public static List<String> check(RestoreOptions options, ConnectionSpec target, ProgressListener progress) {
        return new RestoreCheck(options, progress).run(target);
    }

    /**
     * Writes the SQL script that would restore the archive; complete under its final name, or not at all. Without a
     * dialect in the options, it is that of the release that wrote the archive.
     */
    public static void script(
            RestoreOptions options,
            Storage storage,
            String name,
            ProgressListener progress,
            Cancellation cancellation) {
        new ScriptRestore(cancellable(options, cancellation), progress, cancellation).write(storage, name);
    }

    private static RestoreOptions cancellable(RestoreOptions options, Cancellation cancellation) {
        return options.withInput(options.input().cancellable(cancellation));
    }

    /**
     * Lists what would be restored.
     *
     * @param verbose lists dependencies, and the entries left out, too
     * @param out takes whole lines with their line ends
     */
    public static void list(RestoreOptions options, boolean verbose, ProgressListener progress, Consumer<String> out) {
        new ScriptRestore(options, progress, new Cancellation()).list(verbose, out);
    }
}
