package io.pgconvoy.storage;

import java.nio.ByteBuffer;

/** One object being read. One thread at a time. */
public interface StorageInput extends AutoCloseable {

    /** What to call this input in a message. */
    String name();

    /** Reads at least one byte into the buffer's remaining space; -1 at the end. */
    int read(ByteBuffer target);

    /** Bytes from the start of the object to where the next read begins. */
    long position();

    /** Whether {@link #seek} and {@link #size} work. */
    boolean seekable();

    void seek(long position);

    /** Length of the whole object in bytes. */
    long size();

    /** Closing twice is harmless. */
    @Override
    void close();
}
