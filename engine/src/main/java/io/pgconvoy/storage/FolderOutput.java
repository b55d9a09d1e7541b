package io.pgconvoy.storage;

/**
 * A folder of objects being written. It becomes visible under its name with {@link #commit()}, where it is new and the
 * storage can do so; {@link #close()} without a commit discards everything written. Several threads may create members; each member
 * belongs to one thread at a time.
 */
public interface FolderOutput extends AutoCloseable {

    /**
     * Starts a member, which must be committed before the folder is.
     *
     * @param member a plain name, not yet used in this folder
     */
    StorageOutput create(String member);

    /**
     * Starts the member without which the folder means nothing; where members become visible one by one, this one does so
     * with {@link #commit()}.
     */
    default StorageOutput createLast(String member) {
        return create(member);
    }

    /** Makes the folder durable and visible under its name. Only {@link #close()} may follow. */
    void commit();

    /** Closing twice is harmless. */
    @Override
    void close();
}
