package io.pgconvoy.storage;

import io.pgconvoy.api.Cancellation;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A storage whose inputs do not keep a cancelled job waiting: what comes through a pipe may never come, so that such an
 * input is closed, and its reader gets a {@link io.pgconvoy.api.error.StorageException}.
 */
public record CancellableStorage(Storage storage, Cancellation cancellation) implements Storage {

    @Override
    public StorageInput open(String name) {
        StorageInput in = storage.open(name);
        return in.seekable() ? in : new Input(in, cancellation.onCancel(in::close));
    }

    @Override
    public StorageOutput create(String name) {
        return storage.create(name);
    }

    @Override
    public FolderOutput createFolder(String name) {
        return storage.createFolder(name);
    }

    @Override
    public Optional<FolderInput> findFolder(String name) {
        return storage.findFolder(name);
    }

    @Override
    public boolean reopens() {
        return storage.reopens();
    }

    @Override
    public void discardUnfinished() {
        storage.discardUnfinished();
    }

    private record Input(StorageInput in, Cancellation.Registration waiting) implements StorageInput {

        @Override
        public String name() {
            return in.name();
        }

        @Override
        public int read(ByteBuffer target) {
            return in.read(target);
        }

        @Override
        public long position() {
            return in.position();
        }

        @Override
        public boolean seekable() {
            return in.seekable();
        }

        @Override
        public void seek(long position) {
            in.seek(position);
        }

        @Override
        public long size() {
            return in.size();
        }

        @Override
        public void close() {
            waiting.close();
            in.close();
        }
    }
}
