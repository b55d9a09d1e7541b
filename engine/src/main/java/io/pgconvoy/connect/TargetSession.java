package io.pgconvoy.connect;

/** The values of {@code target_session_attrs}: which of several servers will do. */
enum TargetSession {
    ANY,
    READ_WRITE,
    READ_ONLY,
    PRIMARY,
    STANDBY,
    PREFER_STANDBY
}
