package io.pgconvoy.cli;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.connect.ConnectionRequest;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.storage.stdio.StdioStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs what users run, once and on a small database, for the Java virtual machine to remember which classes that takes:
 * the launcher starts it once for each Java and later runs with the class archive (or, from 25 on, the ahead-of-time
 * cache) that came of it, which halves the time until a command begins its work. Not for users.
 */
final class StartupTraining {
    private static final String SAMPLE = """
            CREATE SCHEMA app;
            CREATE TYPE app.state AS ENUM ('new', 'done');
            CREATE DOMAIN app.amount AS numeric(10,2) CHECK (VALUE >= 0);
            CREATE TABLE app.customer (id serial PRIMARY KEY, name text NOT NULL UNIQUE, born date DEFAULT now());
            CREATE TABLE app.orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                customer int REFERENCES app.customer,
                state app.state DEFAULT 'new',
                amount app.amount,
                CHECK (amount < 1000000));
            CREATE INDEX ON app.orders (customer, state);
            CREATE VIEW app.open AS SELECT * FROM app.orders WHERE state = 'new';
            CREATE FUNCTION app.twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n';
            CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
            CREATE TRIGGER touch BEFORE UPDATE ON app.orders FOR EACH ROW EXECUTE FUNCTION app.touch();
            COMMENT ON TABLE app.orders IS 'what customers want';
            GRANT SELECT ON app.orders TO PUBLIC;
            INSERT INTO app.customer (name) SELECT 'customer ' || n FROM generate_series(1, 100) n;
            INSERT INTO app.orders (customer, amount) SELECT id, id FROM app.customer;
            """;

    /** The user's PG* variables and password file are about other servers. */
    private static final Environment NOWHERE = new Environment(Map.of(), null, "postgres", warning -> {});

    private StartupTraining() {}

    /** @param args where the zstd library's native part shall lie: each start would unpack it otherwise */
    public static void main(String[] args) throws IOException {
        NativeLibrary.unpack(Path.of(args[0]));
        CommandContext context = new CommandContext(
                new StdioStorage(),
                System.out,
                false,
                new Messages(System.err, false),
                NOWHERE,
                new Cancellation(),
                lastResort -> {});
        try (TemporaryDirectory directory = TemporaryDirectory.create("pgconvoy-training-");
                DemoServer server = DemoServer.start(directory.path(), context)) {
            train(directory.path(), "host=localhost user=postgres port=" + server.port() + " dbname=");
        }
    }

    private static void train(Path directory, String server) {
        createSample(server);
        String archive = directory.resolve("sample.dump").toString();
        String folder = directory.resolve("sample").toString();
        String script = directory.resolve("sample.sql").toString();
        for (List<String> arguments : List.of(
                List.of("--version"),
                List.of("dump", "-s", "-f", script, server + "template1"),
                List.of("dump", "-f", script, server + "sample"),
                List.of("dump", "-Fc", "-f", archive, server + "sample"),
                List.of("dump", "-Fd", "-j2", "-Z", "zstd:1", "-f", folder, server + "sample"),
                List.of("pg_dump", "-f", script, "-d", server + "sample"),
                List.of("pg_dump", "-Fc", "-f", archive, "-d", server + "sample"),
                List.of("restore", "-l", archive),
                List.of("restore", "-f", script, archive),
                List.of("restore", "-d", server + "copy", archive),
                List.of("restore", "-j2", "--clean", "-d", server + "copy", folder))) {
            Main.runInProcess(arguments.toArray(String[]::new));
        }
    }

    private static void createSample(String server) {
        try (Session session = open(server + "postgres")) {
            session.execute("CREATE DATABASE sample");
            session.execute("CREATE DATABASE copy");
        }
        try (Session session = open(server + "sample")) {
            session.execute(SAMPLE);
        }
    }

    private static Session open(String conninfo) {
        return Session.open(ConnectionSpec.resolve(new ConnectionRequest(conninfo, null, null, null), NOWHERE));
    }
}
