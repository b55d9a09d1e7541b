package io.pgconvoy.restore.journal;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a restore had come when it was interrupted.
 *
 * @param entries how many were to be restored
 * @param done how many of them are committed
 * @param failed how many the server refused
 * @param underWay those that had been begun; nothing of them, or some of their statements, is in the database
 * @param open how many had not been begun, or were rolled back
 * @param journal what says it of each entry, and what the restore can be continued with; null for none
 */
public record RestoreState(
        int entries,
        int done,
        int failed,
        List<String> underWay,
        int open,
        @Nullable Path journal) {
    /** Entries that are named; all of them stand in the journal. */
    private static final int NAMED = 10;

    /** Whether there is nothing left to do. */
    public boolean isComplete() {
        return done == entries;
    }

    /** In one sentence. */
    public String sentence() {
        StringBuilder text =
                new StringBuilder().append(done).append(" of ").append(entries).append(" entries are done");
        if (failed > 0) {
            text.append(", ").append(failed).append(" failed");
        }
        if (!underWay.isEmpty()) {
            text.append(", ").append(underWay.size()).append(" were under way (");
            text.append(String.join(", ", underWay.subList(0, Math.min(NAMED, underWay.size()))));
            text.append(underWay.size() > NAMED ? ", …)" : ")");
        }
        return text.append(", ").append(open).append(" are not begun").toString();
    }
}
