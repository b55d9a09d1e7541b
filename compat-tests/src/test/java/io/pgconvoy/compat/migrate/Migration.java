package io.pgconvoy.compat.migrate;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database to be moved, and an empty one. */
record Migration(StockServer source, String from, StockServer target, String to) {

    /** @param setup of the source */
    static Migration create(StockServer source, StockServer target, String name, String setup) throws SQLException {
        Migration migration = new Migration(source, name + "_from", target, name + "_to");
        source.dropDatabase(migration.from);
        source.createDatabase(migration.from);
        target.dropDatabase(migration.to);
        target.createDatabase(migration.to);
        source.execute(migration.from, setup);
        return migration;
    }

    ToolRun run(String... options) {
        return run(source.port(), target.port(), options);
    }

    /** Through other ports of this machine. */
    ToolRun run(int sourcePort, int targetPort, String... options) {
        return Pgconvoy.run(command(sourcePort, targetPort, options));
    }

    List<String> command(int sourcePort, int targetPort, String... options) {
        List<String> arguments = new ArrayList<>(List.of("migrate", "--confirm", to));
        arguments.addAll(List.of("--source", uri(source, sourcePort, from), "--target", uri(target, targetPort, to)));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private static String uri(StockServer server, int port, String database) {
        return "postgresql://" + server.superuser() + "@127.0.0.1:" + port + "/" + database;
    }

    /** Empties the target. */
    void again() throws SQLException {
        target.dropDatabase(to);
        target.createDatabase(to);
    }

    boolean hasLedger() throws SQLException {
        return !inTarget("SELECT count(*) FROM pg_namespace WHERE nspname = 'pgconvoy_ledger'")
                .equals("0");
    }

    ToolRun compare(String... options) {
        List<String> arguments = arguments("compare");
        arguments.addAll(List.of(options));
        return Pgconvoy.run(arguments);
    }

    List<String> arguments(String command) {
        return new ArrayList<>(
                List.of(command, "--source", MigrateTest.uri(source, from), "--target", MigrateTest.uri(target, to)));
    }

    String inTarget(String query) throws SQLException {
        return value(target, to, query);
    }

    static String value(StockServer server, String database, String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
