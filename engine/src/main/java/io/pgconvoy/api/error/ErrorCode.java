package io.pgconvoy.api.error;

/** Stable name of a failure. Names never change meaning; callers may store and compare them. */
public enum ErrorCode {
    /** The request itself makes no sense: unknown option, malformed connection string, contradicting choices. */
    USAGE(false),
    /** No server answered: wrong host or port, not running, starting up, or not the kind of server wanted. */
    CONNECTION_FAILED(true),
    /** A server answered but would not let us in: no such database, TLS refused or not trusted. */
    CONNECTION_REJECTED(false),
    /** The server did not accept who we are. */
    AUTHENTICATION_FAILED(false),
    /** An open session was lost: network, server stop, terminated by an administrator. */
    CONNECTION_LOST(true),
    /** The server reported an error that no other code describes. */
    SERVER_ERROR(false),
    /** The role lacks a privilege. */
    PERMISSION_DENIED(false),
    /** A lock was not to be had in time. */
    LOCK_NOT_AVAILABLE(true),
    /** Serialization failure, deadlock, or a conflict with recovery on a standby. */
    TRANSACTION_CONFLICT(true),
    /** The server is out of disk, memory or connection slots. */
    SERVER_RESOURCES(true),
    /** The work was cancelled, by the user or by a timeout on the server. */
    CANCELLED(false),
    /** The server's release, or something in the database, is beyond what this program understands. */
    UNSUPPORTED(false),
    /** Input that should be an archive is not one, or is damaged. */
    MALFORMED_ARCHIVE(false),
    /** A file or object store refused, and would refuse again. */
    STORAGE_PERMANENT(false),
    /** A file or object store failed in a way that may pass. */
    STORAGE_TRANSIENT(true),
    /** The catalogs contradict themselves: a dump could not be right. */
    CATALOG_INCONSISTENT(false),
    /** Two databases, or a database and an archive, differ. */
    VERIFICATION_FAILED(false);

    private final boolean retryable;

    ErrorCode(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same request may succeed later with nothing changed by the user. */
    public boolean retryable() {
        return retryable;
    }

    /**
     * The code of a server error.
     * SQLSTATE classes are those of PostgreSQL's appendix "PostgreSQL Error Codes".
     */
    public static ErrorCode ofSqlState(String sqlState) {
        return switch (sqlState) {
            case "42501" -> PERMISSION_DENIED;
            case "55P03" -> LOCK_NOT_AVAILABLE;
            case "57014" -> CANCELLED;
            case "57P01", "57P02", "57P03", "57P05" -> CONNECTION_LOST;
            default -> ofSqlStateClass(sqlState.length() < 2 ? "" : sqlState.substring(0, 2));
        };
    }

    private static ErrorCode ofSqlStateClass(String sqlStateClass) {
        return switch (sqlStateClass) {
            case "08" -> CONNECTION_LOST;
            case "28" -> AUTHENTICATION_FAILED;
            case "40" -> TRANSACTION_CONFLICT;
            case "53" -> SERVER_RESOURCES;
            default -> SERVER_ERROR;
        };
    }
}
