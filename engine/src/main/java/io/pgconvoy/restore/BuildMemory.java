package io.pgconvoy.restore;

import io.pgconvoy.connect.Session;

/**
 * Memory in which a session builds indexes. The server's own default is enough for one process beside the session's, each of
 * which wants 32 MB (plan_create_index_workers in plan/planner.c); this is enough for the two that
 * {@code max_parallel_maintenance_workers} allows by default. More would not help: runs of a sort that fit a processor's
 * cache are sorted quicker, and are merged in one go anyway.
 */
final class BuildMemory {
    private static final int OF_ALL_MEGABYTES = 1024;
    private static final int MOST_MEGABYTES = 128;

    private BuildMemory() {}

    /**
     * Raises the setting for this session, unless somebody chose one for this database, role or connection.
     *
     * @param sessions how many may build at the same time
     */
    static void raise(Session session, int sessions) {
        int megabytes = Math.min(MOST_MEGABYTES, OF_ALL_MEGABYTES / Math.max(1, sessions));
        session.execute("SELECT pg_catalog.set_config(name, '" + megabytes + "MB', false)"
                + " FROM pg_catalog.pg_settings"
                + " WHERE name = 'maintenance_work_mem' AND setting::pg_catalog.int8 < " + megabytes * 1024L
                + " AND source IN ('default', 'configuration file', 'command line')");
    }
}
