package io.pgconvoy.compat.server;

import io.pgconvoy.connect.ServerVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A running PostgreSQL server that tests own: superuser access without a password, and nothing on it is precious.
 * Safe for use by several threads.
 */
public interface StockServer {
    /** As {@link ServerVersion#release()} counts: 906 for 9.6, 18 for 18.6. */
    default int major() {
        return version().release();
    }

    ServerVersion version();

    String host();

    int port();

    String superuser();

    /** Where the server comes from, for the summary: {@code /usr/lib/postgresql/15}. */
    String origin();

    Connection connect(String database) throws SQLException;

    /** Makes a folder of this machine readable for the server under the same path; false where that cannot be done. */
    default boolean offer(Path folder) {
        return false;
    }

    /**
     * Runs a script as psql would: each statement in its own transaction, stopping at the first error.
     *
     * @throws SQLException with the server's message
     */
    default void execute(String database, String script) throws SQLException {
        try (Connection connection = connect(database)) {
            Scripts.run(connection, script);
        }
    }

    /** An empty database, copied from {@code template0}. */
    default void createDatabase(String name) throws SQLException {
        createDatabase(name, "");
    }

    /** @param encoding empty for the server's default */
    default void createDatabase(String name, String encoding) throws SQLException {
        String rest = encoding.isEmpty() ? "" : " ENCODING '" + encoding + "' LC_COLLATE 'C' LC_CTYPE 'C'";
        execute("postgres", "CREATE DATABASE " + Scripts.quote(name) + " TEMPLATE template0" + rest);
    }

    default boolean hasDatabase(String name) throws SQLException {
        try (Connection connection = connect("postgres");
                PreparedStatement query =
                        connection.prepareStatement("SELECT 1 FROM pg_catalog.pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    /** Drops the database if it exists, together with whatever is still connected to it. */
    default void dropDatabase(String name) throws SQLException {
        execute("postgres", Scripts.terminate(name) + ";DROP DATABASE IF EXISTS " + Scripts.quote(name));
    }

    /** The arguments every stock tool and pgconvoy take: host, port, superuser. */
    default List<String> connectionArguments() {
        return List.of("-h", host(), "-p", Integer.toString(port()), "-U", superuser());
    }
}
