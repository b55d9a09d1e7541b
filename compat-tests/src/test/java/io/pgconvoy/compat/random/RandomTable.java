package io.pgconvoy.compat.random;

import java.util.List;

/**
 * A table as it was meant to be; an alteration since then may have changed it.
 *
 * @param partitioned its strategy ({@code LIST}, {@code RANGE}, {@code HASH}), empty for a plain table
 * @param key the column that it is partitioned by
 */
record RandomTable(String name, List<Column> columns, String partitioned, String key) {
    record Column(String name, String type) {}

    /** What stands for a row of it inside its own expressions. */
    String row() {
        return name.substring(dot() + 1);
    }

    /** The dot between schema and name, which a quoted schema may hold too. */
    private int dot() {
        boolean quoted = false;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '"') {
                quoted = !quoted;
            } else if (name.charAt(i) == '.' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    boolean isPartitioned() {
        return !partitioned.isEmpty();
    }
}
