package io.pgconvoy.storage;

/** An output that is written from front to back; what stands there already is not taken back, unless it says so. */
public interface SequentialOutput extends StorageOutput {

    @Override
    default boolean seekable() {
        return false;
    }

    @Override
    default void seek(long position) {
        throw new IllegalStateException("this output cannot seek");
    }

    @Override
    default boolean atomic() {
        return false;
    }
}
