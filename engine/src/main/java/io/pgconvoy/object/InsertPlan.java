package io.pgconvoy.object;

import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.connect.Session;
import java.util.function.LongConsumer;

/** How a table's rows become INSERT statements. */
public interface InsertPlan {
    /**
     * Reads the rows and writes the statements.
     *
     * @param moved hears of the bytes written, and may throw to stop
     */
    void writeTo(Session session, ByteSink out, LongConsumer moved);
}
