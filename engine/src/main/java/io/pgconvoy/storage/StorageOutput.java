package io.pgconvoy.storage;

import io.netty.buffer.ByteBuf;

/**
 * One object being written. One thread at a time. Nothing is visible under the final name before {@link #commit()};
 * {@link #close()} without a commit discards everything written. Targets that cannot work that way (pipes, devices,
 * standard output) are written directly, and say so with {@link #atomic()}.
 */
public interface StorageOutput extends AutoCloseable {

    /** Appends all readable bytes of a lent buffer at the current position; never keeps or releases it. */
    void write(ByteBuf bytes);

    /** Bytes from the start of the object to where the next write goes. */
    long position();

    /** Whether {@link #seek} works. */
    boolean seekable();

    /** Moves back to overwrite bytes already written, or to the end again. */
    void seek(long position);

    /**
     * Asks, before anything is written, that what is written up to {@link #stays()} can be overwritten until the
     * commit, and says whether it can: {@link #seek} then works to there and back to the end. For outputs that cannot seek
     * otherwise.
     */
    default boolean keepStart() {
        return seekable();
    }

    /** Says that what is written from here on will not be overwritten, though what stands before may be. */
    default void stays() {}

    /** Whether discarding leaves no trace. */
    boolean atomic();

    /** Makes the object durable and visible under its name. Only {@link #close()} may follow. */
    void commit();

    /** Releases everything; discards the object unless it was committed. Closing twice is harmless. */
    @Override
    void close();
}
