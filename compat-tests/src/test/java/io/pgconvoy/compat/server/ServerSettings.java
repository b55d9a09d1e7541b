package io.pgconvoy.compat.server;

import java.util.ArrayList;
import java.util.List;

/** What a server that may lose everything is configured with: speed, and nothing that runs by itself. */
final class ServerSettings {
    private ServerSettings() {}

    static List<String> of(Installation installation, int port) {
        List<String> lines = new ArrayList<>(List.of(
                "port = " + port,
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = ''",
                "fsync = off",
                "full_page_writes = off",
                "synchronous_commit = off",
                "autovacuum = off",
                "track_commit_timestamp = off",
                "wal_level = logical",
                "max_connections = 100",
                "max_locks_per_transaction = 512",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                "dynamic_shared_memory_type = mmap"));
        if (installation.major() != 906) {
            lines.add("max_logical_replication_workers = 0");
            lines.add("allow_in_place_tablespaces = on");
        }
        return lines;
    }
}
