package io.pgconvoy.compat.random;

import io.pgconvoy.compat.server.StockServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Random schemas in databases of a server. */
public final class RandomDatabase {
    private static final Pattern CONNECTION_LOST = Pattern.compile("08|57P0");

    private RandomDatabase() {}

    /** The name of a database that holds the schema of this seed, made when it is not there. */
    public static String of(long seed, StockServer server) {
        String name = "random_" + seed;
        try {
            if (!server.hasDatabase(name)) {
                String unfinished = "unfinished_" + name;
                server.dropDatabase(unfinished);
                server.createDatabase(unfinished);
                load(seed, server, unfinished);
                server.execute("postgres", "ALTER DATABASE " + unfinished + " RENAME TO " + name);
            }
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException("random schema " + seed + " on " + server.origin(), e);
        }
    }

    private static void load(long seed, StockServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET statement_timeout = '5s'");
            RandomSchema.make(seed, server.major(), text -> runs(statement, text));
        }
    }

    private static boolean runs(Statement statement, String text) {
        try {
            statement.execute(text);
            return true;
        } catch (SQLException e) {
            if (CONNECTION_LOST.matcher(String.valueOf(e.getSQLState())).lookingAt()) {
                throw new IllegalStateException("the server ended the session at: " + text, e);
            }
            return false;
        }
    }
}
