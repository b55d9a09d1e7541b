package io.pgconvoy.compare;

import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.object.CopySource;
import io.pgconvoy.object.EntryDataSource;
import io.pgconvoy.object.ExtendedStatistics;
import io.pgconvoy.object.InsertPlan;
import io.pgconvoy.object.Relation;
import io.pgconvoy.object.RelationStatistics;
import java.util.List;
import java.util.function.Supplier;

/** For entries that are looked at and never written: their data stays where it is. */
final class NoData implements EntryDataSource {
    @Override
    public TableRows copy(Relation table, CopySource source) {
        return out -> refuse();
    }

    @Override
    public TableRows inserts(Relation table, InsertPlan plan) {
        return out -> refuse();
    }

    @Override
    public LargeObjects largeObjects(List<Long> oids) {
        return out -> refuse();
    }

    @Override
    public Supplier<String> statistics(RelationStatistics relation) {
        return () -> "";
    }

    @Override
    public Supplier<String> statistics(ExtendedStatistics object) {
        return () -> "";
    }

    private static void refuse() {
        throw new IllegalStateException("a comparison reads no data of entries");
    }
}
