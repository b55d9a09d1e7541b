package io.pgconvoy.verify;

import io.pgconvoy.content.Content;
import io.pgconvoy.manifest.CopyTarget;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table into which the rows of one or several entries were restored.
 *
 * @param copy the table and its columns as the COPY statements name them
 * @param expected what all the rows come down to
 * @param dumpIds of the entries
 * @param created whether the restore made the table too, so that nothing of somebody else's is in it
 */
record RestoredTable(String copy, Content expected, List<Integer> dumpIds, boolean created) {

    RestoredTable {
        dumpIds = List.copyOf(dumpIds);
    }

    /** Qualified and quoted. */
    String name() {
        return CopyTarget.table(copy);
    }

    RestoredTable plus(RestoredTable other) {
        return new RestoredTable(
                copy,
                expected.plus(other.expected),
                Stream.concat(dumpIds.stream(), other.dumpIds.stream()).toList(),
                created && other.created);
    }

    /**
     * Reads the rows that a dump would read.
     *
     * @param condition the WHERE clause that tells an extension table's rows of the user; empty for all rows, null for a
     *     relation whose rows COPY does not read by its name
     */
    String query(@Nullable String condition) {
        if (condition != null && condition.isEmpty()) {
            return "COPY " + copy + " TO stdout";
        }
        return "COPY (SELECT " + CopyTarget.columns(copy) + " FROM " + name()
                + (condition == null ? "" : " " + condition) + ") TO stdout";
    }
}
