package io.pgconvoy.connect;

/**
 * A transaction snapshot exported by one session for others to import, valid while the exporting transaction lives.
 *
 * @param id what {@code pg_export_snapshot()} returned, such as {@code 00000003-0000001B-1}
 */
public record Snapshot(String id) {}
