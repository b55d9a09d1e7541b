package io.pgconvoy.storage;

/** An input that is read from front to back, and whose size need not be known. */
public interface SequentialInput extends StorageInput {

    @Override
    default boolean seekable() {
        return false;
    }

    @Override
    default void seek(long position) {
        throw new IllegalStateException("this input cannot seek");
    }

    @Override
    default long size() {
        throw new IllegalStateException("the size of this input is not known");
    }
}
