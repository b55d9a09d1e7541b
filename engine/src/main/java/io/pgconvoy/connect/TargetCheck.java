package io.pgconvoy.connect;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.ConnectFailure.Next;
import org.jspecify.annotations.Nullable;

/** Finds out whether a session is of the kind that {@code target_session_attrs} wants. */
final class TargetCheck {
    private TargetCheck() {}

    /** Closes the session and fails if it is of the wrong kind. */
    static void check(Session session, TargetSession target) throws ConnectFailure {
        String problem;
        try {
            problem = problem(session, target);
        } catch (EngineException e) {
            problem = e.getMessage();
        }
        if (problem != null) {
            session.close();
            throw new ConnectFailure(ErrorCode.CONNECTION_FAILED, Next.HOST, problem, null);
        }
    }

    private static @Nullable String problem(Session session, TargetSession target) {
        return switch (target) {
            case ANY -> null;
            case READ_WRITE -> isReadOnly(session) ? "session is read-only" : null;
            case READ_ONLY -> isReadOnly(session) ? null : "session is not read-only";
            case PRIMARY -> isStandby(session) ? "server is in hot standby mode" : null;
            case STANDBY, PREFER_STANDBY -> isStandby(session) ? null : "server is not in hot standby mode";
        };
    }

    /** Servers report both parameters on connecting since PostgreSQL 14. */
    private static boolean isReadOnly(Session session) {
        String readOnly = session.parameter("default_transaction_read_only");
        String standby = session.parameter("in_hot_standby");
        if (readOnly == null || standby == null) {
            return "on".equals(session.text("SHOW transaction_read_only"));
        }
        return readOnly.equals("on") || standby.equals("on");
    }

    private static boolean isStandby(Session session) {
        String standby = session.parameter("in_hot_standby");
        return standby == null
                ? "t".equals(session.text("SELECT pg_catalog.pg_is_in_recovery()"))
                : standby.equals("on");
    }
}
