package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The statements that put planner statistics in place. Values are read from the server only when a statement is asked
 * for, for some relations at once: those of a whole database may not fit into memory. One thread, that of the session.
 */
public final class StatisticsTexts {
    /** As many as stock asks for at once (MAX_ATTR_STATS_RELS in pg_dump.c). */
    private static final int BATCH = 64;

    private final TextBatches<RelationStatistics> ofRelations;
    private final TextBatches<ExtendedStatistics> ofObjects;

    /** @param standardStrings the server's standard_conforming_strings, which decides how literals are quoted */
    public StatisticsTexts(CatalogReader catalog, boolean standardStrings) {
        AttributeStatistics attributes = new AttributeStatistics(catalog.server(), standardStrings);
        ExtendedStatisticsData objects = new ExtendedStatisticsData(catalog.server(), standardStrings);
        ofRelations = new TextBatches<>(BATCH, relations -> attributes.texts(catalog, relations));
        ofObjects = new TextBatches<>(BATCH, some -> objects.texts(catalog, some));
    }

    public Supplier<String> of(RelationStatistics relation) {
        return ofRelations.add(relation);
    }

    public Supplier<String> of(ExtendedStatistics object) {
        return ofObjects.add(object);
    }

    /** The rows of a query by the OID in their column of that name, each list in the order of the query. */
    static Map<Long, List<CatalogRow>> byOid(List<CatalogRow> rows) {
        Map<Long, List<CatalogRow>> byOid = new HashMap<>();
        rows.forEach(row ->
                byOid.computeIfAbsent(row.oid("oid"), oid -> new ArrayList<>()).add(row));
        return byOid;
    }
}
