package io.pgconvoy.compat.restore;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.verify.ContentDigest;
import io.pgconvoy.verify.ContentDigestReader;
import io.pgconvoy.verify.Difference;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two databases on one server, and archives between them. */
record RestoreTarget(StockServer server, String source, String copy) {

    static RestoreTarget create(StockServer server, String name, String setup) throws SQLException {
        return create(server, name, setup, "TEMPLATE template0");
    }

    static RestoreTarget create(StockServer server, String name, String setup, String how) throws SQLException {
        RestoreTarget target = new RestoreTarget(server, name + "_source", name + "_copy");
        for (String database : List.of(target.source, target.copy)) {
            server.dropDatabase(database);
            server.execute("postgres", "CREATE DATABASE " + database + " " + how);
        }
        server.execute(target.source, setup);
        return target;
    }

    ToolRun dump(Path archive, String... options) {
        List<String> arguments = new ArrayList<>(List.of("dump", "-Fc", "-f", archive.toString()));
        arguments.addAll(server.connectionArguments());
        arguments.addAll(List.of(options));
        arguments.add(source);
        return Pgconvoy.run(arguments);
    }

    ToolRun restore(Path archive, String... options) {
        List<String> arguments = new ArrayList<>(List.of("restore"));
        arguments.addAll(server.connectionArguments());
        arguments.addAll(List.of("-d", copy));
        arguments.addAll(List.of(options));
        arguments.add(archive.toString());
        return Pgconvoy.run(arguments);
    }

    List<Difference> differences() {
        return digest(source).differencesTo(digest(copy));
    }

    private ContentDigest digest(String database) {
        try (Session session = open(database)) {
            return ContentDigestReader.read(session, ProgressListener.NONE);
        }
    }

    String value(String query) {
        try (Session session = open(copy)) {
            return String.valueOf(session.text(query));
        }
    }

    private Session open(String database) {
        return Session.open(spec(server, database));
    }

    static ConnectionSpec spec(StockServer server, String database) {
        String conninfo = "host=" + server.host() + " port=" + server.port() + " user=" + server.superuser()
                + " dbname=" + database;
        return ConnectionSpec.parse(conninfo, new Environment(Map.of(), null, "tester", warning -> {}));
    }
}
