package io.pgconvoy.migrate;

import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.Session;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Tells whether two sessions are in one database, by whatever names and ways they came there. */
final class SameDatabase {
    private static final String IDENTITY = """
        SELECT s.system_identifier || '/' || d.oid
        FROM pg_catalog.pg_control_system() s, pg_catalog.pg_database d
        WHERE d.datname = pg_catalog.current_database()
        """;

    private SameDatabase() {}

    /** Both sessions are outside transactions. */
    static boolean is(Session one, Session other) {
        String identity = identity(one);
        return !identity.isEmpty() && identity.equals(identity(other)) || seesLockOf(one, other);
    }

    /** What tells a database from all others; empty where it may not be asked for. */
    static String identity(Session session) {
        try {
            return String.valueOf(session.text(IDENTITY));
        } catch (ServerException e) {
            return "";
        }
    }

    private static boolean seesLockOf(Session one, Session other) {
        long key = ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE);
        one.execute("SELECT pg_catalog.pg_advisory_lock(" + key + ")");
        try {
            return other.text(String.format(Locale.ROOT, """
                SELECT 1
                FROM pg_catalog.pg_locks l
                JOIN pg_catalog.pg_database d ON d.oid = l.database
                WHERE d.datname = pg_catalog.current_database() AND l.locktype = 'advisory' AND l.classid = 0
                  AND l.objid = %d
                """, key)) != null;
        } finally {
            one.execute("SELECT pg_catalog.pg_advisory_unlock(" + key + ")");
        }
    }
}
