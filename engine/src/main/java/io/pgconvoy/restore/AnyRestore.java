package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.ForwardingStorage;
import io.pgconvoy.storage.PeekedInput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Restores what turns out to be an archive or a plain SQL script. */
public final class AnyRestore {
    /** As many bytes as a tar header has. */
    private static final int LOOK = 512;

    private final RestoreOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    public AnyRestore(RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    public RestoreReport run(ConnectionSpec target) {
        RestoreInput input = options.input();
        if (input.format() != null || input.storage().findFolder(input.name()).isPresent()) {
            return archive(input, target);
        }
        try (PeekedInput in = new PeekedInput(input.storage().open(input.name()))) {
            InputKind kind = InputKind.of(in.peek(LOOK));
            return kind == InputKind.ARCHIVE
                    ? archive(new RestoreInput(new Opened(in, input.storage()), input.name(), null), target)
                    : new PlainRestore(options, progress, cancellation).run(in, kind, target);
        }
    }

    private RestoreReport archive(RestoreInput input, ConnectionSpec target) {
        return new ArchiveRestore(options.withInput(input), progress, cancellation).run(target);
    }

    /** A storage whose object has been opened already, as some can be only once. One thread. */
    private static final class Opened implements ForwardingStorage {
        private final Storage storage;
        private @Nullable StorageInput first;

        Opened(StorageInput first, Storage storage) {
            this.first = first;
            this.storage = storage;
        }

        @Override
        public Storage storage() {
            return storage;
        }

        @Override
        public StorageInput open(String name) {
            StorageInput opened = first;
            first = null;
            // what was read from a pipe does not come again
            if (opened == null || (storage.reopens() && opened.seekable())) {
                return storage.open(name);
            }
            return opened;
        }

        /** What has been opened is no folder. */
        @Override
        public Optional<FolderInput> findFolder(String name) {
            return Optional.empty();
        }
    }
}
