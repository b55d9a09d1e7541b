package io.pgconvoy.connect;

/** A way in which servers differ that rendering must know, named once with the first release that has it. */
public enum ServerFeature {
    /** Extended statistics objects. */
    EXTENDED_STATISTICS("10"),
    /** Floating-point numbers are printed with the fewest digits that are exact. */
    SHORTEST_FLOATS("12"),
    /** Reading a stretch of a table's pages costs no more than those pages. */
    TID_RANGE_SCAN("14"),
    /** The MAINTAIN privilege of tables. */
    MAINTAIN_PRIVILEGE("17"),
    /** Memberships have options, and grantors that can be relied upon. */
    MEMBERSHIP_OPTIONS("16"),
    /** The catalog of large objects has the layout of later releases, so that pg_upgrade may move its file. */
    LARGE_OBJECTS_MOVABLE("16"),
    /** {@code standard_conforming_strings} cannot be off. */
    STANDARD_CONFORMING_STRINGS_FIXED("19");

    private final int since;

    ServerFeature(String since) {
        this.since = ServerVersion.release(since);
    }

    boolean isIn(ServerVersion server) {
        return server.atLeast(since);
    }
}
