package io.pgconvoy.compat.compare;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database on one server and what a dump and a restore made of it on another. */
record Copies(StockServer source, String sourceDatabase, StockServer target, String targetDatabase) {

    /** @param folder for the archive between */
    static Copies of(FixtureServer from, FixtureServer to, Fixture fixture, Path folder) throws SQLException {
        String database = from.database(fixture);
        StockServer source = from.server();
        StockServer target = to.server();
        String copy = "copy_" + source.major() + "_" + database;
        target.dropDatabase(copy);
        target.createDatabase(copy, fixture.encoding());
        String archive = folder.resolve(copy + ".dump").toString();
        List<String> dump = new ArrayList<>(
                List.of("dump", "-Fc", "-Z0", "--compat", String.valueOf(target.major()), "-f", archive));
        dump.addAll(source.connectionArguments());
        dump.add(database);
        Pgconvoy.run(dump).succeeded("dump");
        List<String> restore = new ArrayList<>(List.of("restore", "-d", copy));
        restore.addAll(target.connectionArguments());
        restore.add(archive);
        Pgconvoy.run(restore).silent("restore");
        return new Copies(source, database, target, copy);
    }

    ToolRun compare(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("compare", "--source", uri(source, sourceDatabase), "--target", uri(target, targetDatabase)));
        arguments.addAll(List.of(options));
        return Pgconvoy.run(arguments);
    }

    static String uri(StockServer server, String database) {
        return "postgresql://" + server.superuser() + "@" + server.host() + ":" + server.port() + "/" + database;
    }
}
