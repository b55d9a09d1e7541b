package io.pgconvoy.restore.journal;

/**
 * The server's process behind a session.
 *
 * @param started in microseconds by the server's clock: process IDs are used again
 */
public record Backend(int pid, long started) {}
