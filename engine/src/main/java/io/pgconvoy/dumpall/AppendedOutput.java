package io.pgconvoy.dumpall;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.storage.SequentialOutput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;

/** Lets one output take several dumps, one behind the other; it stays open, and is committed by whoever opened it. */
final class AppendedOutput implements Storage {
    private final StorageOutput whole;

    AppendedOutput(StorageOutput whole) {
        this.whole = whole;
    }

    @Override
    public StorageOutput create(String name) {
        return new Part(whole);
    }

    @Override
    public StorageInput open(String name) {
        throw new IllegalStateException("an output cannot be read");
    }

    @Override
    public void discardUnfinished() {}

    private static final class Part implements SequentialOutput {
        private final StorageOutput whole;
        private final long start;

        private Part(StorageOutput whole) {
            this.whole = whole;
            this.start = whole.position();
        }

        @Override
        public void write(ByteBuf bytes) {
            whole.write(bytes);
        }

        @Override
        public long position() {
            return whole.position() - start;
        }

        @Override
        public boolean atomic() {
            return whole.atomic();
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }
}
