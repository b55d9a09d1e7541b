package io.pgconvoy.cli;

import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.local.LocalStorage;
import io.pgconvoy.storage.s3.S3Address;
import io.pgconvoy.storage.s3.S3Storage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the storage that a name on the command line belongs to. */
final class Places {
    private Places() {}

    /**
     * The storage in which the name means something; what is unfinished in it goes when the program gives up.
     *
     * @param sync whether a commit waits until the bytes are on disk
     * @param objects of a command that writes
     */
    static Storage of(
            String name, boolean sync, S3Options s3, @Nullable S3ObjectOptions objects, CommandContext context) {
        Storage storage = S3Address.isAddress(name)
                ? new S3Storage(s3.settings(objects, context.environment().variables()))
                : new LocalStorage(Path.of(""), sync);
        context.onGivingUp().accept(storage::discardUnfinished);
        return storage;
    }
}
