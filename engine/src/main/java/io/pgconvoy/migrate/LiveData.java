package io.pgconvoy.migrate;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.connect.Session;
import io.pgconvoy.object.CopySource;
import io.pgconvoy.object.EntryDataSource;
import io.pgconvoy.object.ExtendedStatistics;
import io.pgconvoy.object.InsertPlan;
import io.pgconvoy.object.Relation;
import io.pgconvoy.object.RelationStatistics;
import io.pgconvoy.object.StatisticsTexts;
import java.util.List;
import java.util.function.Supplier;

/** Data that stays where it is until a worker comes for it. */
final class LiveData implements EntryDataSource {
    private final StatisticsTexts statistics;
    private final Session holder;
    private final SharedTexts ofRelations = new SharedTexts();
    private final SharedTexts ofObjects = new SharedTexts();

    /** @param statistics made on the session that holds the snapshot, which is asked for one thing at a time */
    LiveData(StatisticsTexts statistics, Session holder) {
        this.statistics = statistics;
        this.holder = holder;
    }

    @Override
    public TableRows copy(Relation table, CopySource source) {
        return new LiveRows(table, source);
    }

    @Override
    public TableRows inserts(Relation table, InsertPlan plan) {
        throw new IllegalStateException("rows are copied");
    }

    @Override
    public LargeObjects largeObjects(List<Long> oids) {
        return new LiveObjects(oids);
    }

    @Override
    public Supplier<String> statistics(RelationStatistics relation) {
        return ofRelations.add(alone(statistics.of(relation)));
    }

    @Override
    public Supplier<String> statistics(ExtendedStatistics object) {
        return ofObjects.add(alone(statistics.of(object)));
    }

    private Supplier<String> alone(Supplier<String> text) {
        return () -> {
            synchronized (holder) {
                try {
                    return text.get();
                } catch (EngineException e) {
                    throw SnapshotHolder.explained(e);
                }
            }
        };
    }
}
