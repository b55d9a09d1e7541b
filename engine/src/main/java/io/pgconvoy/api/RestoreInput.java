package io.pgconvoy.api;

import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.storage.CancellableStorage;
import io.pgconvoy.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Where the archive to restore lies.
 *
 * @param format null to find out by looking
 */
public record RestoreInput(
        Storage storage, String name, @Nullable ArchiveFormat format) {

    /** The same, not to be waited for by a job that is cancelled. */
    RestoreInput cancellable(Cancellation cancellation) {
        return new RestoreInput(new CancellableStorage(storage, cancellation), name, format);
    }
}
