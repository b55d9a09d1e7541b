package io.pgconvoy.compat.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** SQL text sent as it stands, one simple Query message for each statement. */
final class Scripts {
    private Scripts() {}

    static Connection connect(StockServer server, String database) throws SQLException {
        String name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
        String url = "jdbc:postgresql://%s:%d/%s?user=%s&preferQueryMode=simple"
                .formatted(server.host(), server.port(), name, server.superuser());
        return DriverManager.getConnection(url);
    }

    static void run(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // As one message the statements would share a transaction, which CREATE DATABASE refuses.
            for (NativeQuery query : Parser.parseJdbcSql(script, true, false, true, false, false)) {
                statement.execute(query.nativeSql);
            }
        }
    }

    static String terminate(String database) {
        return "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = '"
                + database.replace("'", "''") + "' AND pid <> pg_catalog.pg_backend_pid()";
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
