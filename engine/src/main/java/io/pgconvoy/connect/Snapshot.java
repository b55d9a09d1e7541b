package io.pgconvoy.connect;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;

/**
 * A transaction snapshot exported by one session for others to import, valid while the exporting transaction lives.
 *
 * @param id what {@code pg_export_snapshot()} returned, such as {@code 00000003-0000001B-1}
 */
public record Snapshot(String id) {
    /** Whether the session's server lets a snapshot be shared. */
    public static boolean canExport(Session session, boolean standby) {
        return !standby || session.server().atLeast("10");
    }

    /** Exports the snapshot of the session's transaction. */
    public static Snapshot export(Session session, boolean standby) {
        if (!canExport(session, standby)) {
            throw new EngineException(
                    ErrorCode.UNSUPPORTED,
                    "parallel dumps from standby servers are not supported by this server version");
        }
        return new Snapshot(String.valueOf(session.text("SELECT pg_catalog.pg_export_snapshot()")));
    }
}
