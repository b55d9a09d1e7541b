package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.connect.Session;
import org.jspecify.annotations.Nullable;

/** How one part is read. Stateless: it may be read again, and gives the same bytes on the same snapshot. */
interface PartSource {

    /** Of what the part is, in words: {@code table "app.orders"}. */
    String inWords();

    /** The qualified name of the table to lock before reading; null for none. */
    @Nullable
    String lock();

    /** The statement that {@link #read} begins with, if it is known: it may be sent before. */
    default @Nullable String firstStatement() {
        return null;
    }

    /** What it is to the user who waits. */
    WorkUnit unit(int worker);

    /** Reads all of it, from the start, on the reader's thread; after a failure perhaps again. */
    void read(Session session, PartOutput out);

    /** Writes what ends the part; called once, when it has been read. */
    void finish(PartOutput out);
}
