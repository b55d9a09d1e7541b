package io.pgconvoy.storage;

import io.pgconvoy.api.Cancellation;

/**
 * A storage whose inputs do not keep a cancelled job waiting: what comes through a pipe may never come, so that such an
 * input is closed, and its reader gets a {@link io.pgconvoy.api.error.StorageException}.
 */
public record CancellableStorage(Storage storage, Cancellation cancellation) implements ForwardingStorage {

    @Override
    public StorageInput open(String name) {
        StorageInput in = storage.open(name);
        return in.seekable() ? in : new Waiting(in, cancellation.onCancel(in::close));
    }

    private static final class Waiting extends ForwardingInput {
        private final Cancellation.Registration registration;

        Waiting(StorageInput in, Cancellation.Registration registration) {
            super(in);
            this.registration = registration;
        }

        @Override
        public void close() {
            registration.close();
            super.close();
        }
    }
}
