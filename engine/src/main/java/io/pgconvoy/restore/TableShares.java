package io.pgconvoy.restore;

import io.pgconvoy.restore.WorkSchedule.Item;
import java.util.Collection;

/**
 * How many of the sessions of a parallel restore the rows of one table get: as many as its part of the rows that are still
 * to come, so that a table that is larger than all others is not loaded by one session while the others have nothing to
 * do. Used by one thread.
 */
final class TableShares {
    /** Bytes in the archive; below that it is not worth a session. */
    private static final long SMALL = 4 * 1024 * 1024;
    /** What reads and cuts the rows is one thread, which is busy then. */
    private static final int MOST = 8;

    private final int sessions;
    private long left;

    TableShares(Collection<Item> items, int sessions) {
        this.sessions = sessions;
        for (Item item : items) {
            if (isTable(item) && item.selected.isRestored()) {
                left += item.size;
            }
        }
    }

    /**
     * The sessions that should help to load the table that begins now; it is no longer counted afterwards.
     *
     * @param free how many have nothing else to do
     */
    int helpers(Item item, int free) {
        if (!isTable(item)) {
            return 0;
        }
        long share = left <= 0 ? 1 : Math.round((double) sessions * item.size / left);
        left -= item.size;
        String copy = item.entry().copyStatement();
        if (item.size < SMALL || copy == null || !copy.stripTrailing().endsWith("FROM stdin;")) {
            return 0;
        }
        return (int) Math.max(0, Math.min(Math.min(share, MOST) - 1, free));
    }

    private static boolean isTable(Item item) {
        return item.entry().kind().equals("TABLE DATA");
    }
}
