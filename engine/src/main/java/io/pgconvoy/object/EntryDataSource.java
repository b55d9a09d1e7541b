package io.pgconvoy.object;

import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import java.util.List;
import java.util.function.Supplier;

/** Gives the data that entries carry: read from the server when the entry's data is written, not before. */
public interface EntryDataSource {
    /** Rows by COPY. */
    TableRows copy(Relation table, CopySource source);

    /** Rows as INSERT statements. */
    TableRows inserts(Relation table, InsertPlan plan);

    /** The contents of large objects, in the order given. */
    LargeObjects largeObjects(List<Long> oids);

    /** The statements that put a relation's planner statistics in place. */
    Supplier<String> statistics(RelationStatistics relation);

    /** The statements that put in place what an extended statistics object has found. */
    Supplier<String> statistics(ExtendedStatistics object);
}
