package io.pgconvoy.api;

import io.pgconvoy.compress.Compression;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import org.jspecify.annotations.Nullable;

/**
 * Where a dump goes and in which form.
 *
 * @param name in the storage: a file, or a directory for {@link OutputFormat#DIRECTORY}
 * @param compression null for the format's default: zstd:1 for custom and directory archives, or gzip in dialects
 *     that know no zstd; none otherwise
 * @param sync wait until the data is safely on disk before reporting success
 * @param manifest whether to say in a file beside the output, or inside a directory, what it holds
 */
public record DumpOutput(
        Storage storage,
        String name,
        OutputFormat format,
        @Nullable Compression compression,
        boolean sync,
        boolean manifest) {

    /** Without a manifest. */
    public DumpOutput(
            Storage storage, String name, OutputFormat format, @Nullable Compression compression, boolean sync) {
        this(storage, name, format, compression, sync, false);
    }

    public static DumpOutput of(Storage storage, String name, OutputFormat format) {
        return new DumpOutput(storage, name, format, null, true);
    }

    /** For a job that hands entries on instead of writing them: an archive without a place. */
    public static DumpOutput nowhere() {
        return of(new NoStorage(), "", OutputFormat.CUSTOM);
    }

    private static final class NoStorage implements Storage {
        @Override
        public StorageOutput create(String name) {
            throw new IllegalStateException("nothing is to be written");
        }

        @Override
        public StorageInput open(String name) {
            throw new IllegalStateException("nothing is to be read");
        }

        @Override
        public void discardUnfinished() {}
    }
}
