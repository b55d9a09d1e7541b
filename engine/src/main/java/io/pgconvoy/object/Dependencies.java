package io.pgconvoy.object;

/** Takes dependency edges between objects, by dump ID. */
public interface Dependencies {
    /** {@code dependent} must come after {@code needed}. */
    void add(int dependent, int needed);

    default void add(DatabaseObject dependent, DatabaseObject needed) {
        add(dependent.dumpId(), needed.dumpId());
    }
}
