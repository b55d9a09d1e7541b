package io.pgconvoy.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a comparison.
 *
 * @param objects how many TOC entries define the source
 * @param objectDifferences in the order of the source's entries, then what only the target has
 * @param tables all whose rows were compared, by name
 * @param sequences how many there are on either side
 * @param values sequences and large objects that differ
 * @param refreshed whether materialized views that hold other rows were computed anew, and so are as they should be
 * @param notes what limits the comparison: for readers
 */
public record CompareReport(
        Side source,
        Side target,
        int objects,
        List<ObjectDifference> objectDifferences,
        List<Table> tables,
        int sequences,
        long largeObjects,
        List<ValueDifference> values,
        boolean refreshed,
        List<String> notes) {

    public CompareReport {
        objectDifferences = List.copyOf(objectDifferences);
        tables = List.copyOf(tables);
        values = List.copyOf(values);
        notes = List.copyOf(notes);
    }

    public boolean equal() {
        return objectDifferences.isEmpty()
                && values.isEmpty()
                && tables.stream().allMatch(this::asItShouldBe);
    }

    /** Whether the rows of a table are no difference. */
    public boolean asItShouldBe(Table table) {
        return table.equal() || refreshed && table.materializedView();
    }

    /** Of the source, as far as the tables were compared. */
    public long rows() {
        return tables.stream().mapToLong(table -> table.source().rows()).sum();
    }

    /** @param server as it names its release */
    public record Side(String database, String server) {}

    /** Where something is. */
    public enum Place {
        ONLY_IN_SOURCE,
        ONLY_IN_TARGET,
        /** On both sides, but not the same. */
        DIFFERENT
    }

    /**
     * An object that is not defined alike.
     *
     * @param kind as TOC entries name it
     * @param source what defines it there, null where it is missing
     */
    public record ObjectDifference(
            String kind,
            String name,
            Place place,
            @Nullable String source,
            @Nullable String target) {}

    /**
     * The rows of a table.
     *
     * @param name qualified, quoted where needed
     * @param materializedView whether it is one, whose rows come from a query
     * @param differing null where the rows are the same, or were not looked for
     */
    public record Table(
            String name,
            boolean materializedView,
            TableHash source,
            TableHash target,
            @Nullable RowDifferences differing) {
        public boolean equal() {
            return source.equals(target);
        }
    }

    /**
     * What a set of rows comes down to, whatever their order.
     *
     * @param hash the sum of all rows' 64-bit hashes, in decimal
     */
    public record TableHash(long rows, String hash) {}

    /**
     * The rows that differ, as far as they were looked for.
     *
     * @param key the columns that name a row; empty where the table has no key and rows name themselves
     * @param all whether these are all there are
     */
    public record RowDifferences(List<String> key, List<RowDifference> rows, boolean all) {
        public RowDifferences {
            key = List.copyOf(key);
            rows = List.copyOf(rows);
        }
    }

    /** @param key the key's values as the text of a row; where there is no key, the beginning of the row */
    public record RowDifference(Place place, String key) {}

    /** @param object in words: {@code sequence app.orders_id_seq}, {@code large object 16385} */
    public record ValueDifference(
            String object,
            Place place,
            @Nullable String source,
            @Nullable String target) {}
}
