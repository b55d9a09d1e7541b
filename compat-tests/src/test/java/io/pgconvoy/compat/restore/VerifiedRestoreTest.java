package io.pgconvoy.compat.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.manifest.Manifests;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests of dumps, and restores held to them. */
class VerifiedRestoreTest {
    private static final String CONTENTS = """
        CREATE TABLE t (id serial PRIMARY KEY, v text, at timestamptz, f float8, b bytea, j jsonb);
        INSERT INTO t (v, at, f, b, j)
        SELECT repeat(md5(g::text), 3), timestamptz '2026-01-01 00:00+00' + g * interval '1 min', g / 3.0,
               decode(md5(g::text), 'hex'), jsonb_build_object('a', g)
        FROM generate_series(1, 120000) g;
        INSERT INTO t (v) VALUES (E'tab\\there\\nnewline\\\\.'), (''), (NULL);
        CREATE TABLE nothing ();
        INSERT INTO nothing DEFAULT VALUES;
        CREATE TABLE parted (k int, s text) PARTITION BY LIST (k);
        CREATE TABLE part_1 PARTITION OF parted FOR VALUES IN (1);
        CREATE TABLE part_2 PARTITION OF parted FOR VALUES IN (2);
        INSERT INTO parted SELECT 1 + g % 2, 'x' || g FROM generate_series(1, 1000) g;
        CREATE TABLE parent (a int);
        CREATE TABLE child (b int) INHERITS (parent);
        INSERT INTO parent VALUES (1);
        INSERT INTO child VALUES (1, 2), (3, 4);
        CREATE TABLE computed (a int, d int GENERATED ALWAYS AS (a * 2) STORED);
        INSERT INTO computed (a) SELECT generate_series(1, 10);
        CREATE SCHEMA "odd ""s";
        CREATE TABLE "odd ""s"."T (x)" ("a, b" int, "C)" text);
        INSERT INTO "odd ""s"."T (x)" VALUES (1, 'y');
        SELECT lo_from_bytea(70001, 'hello');
        SELECT lo_from_bytea(70002, decode(repeat('ab', 600000), 'hex'));
        SELECT lo_create(70003)
        """;

    @TempDir
    Path folder;

    static Stream<StockServer> servers() {
        return Stream.of(13, 18).flatMap(major -> Stock.ofThisRun().server(major).stream());
    }

    private static RestoreTarget target(StockServer server) throws SQLException {
        return RestoreTarget.create(server, "verified", CONTENTS);
    }

    private static void clear(RestoreTarget target) throws SQLException {
        target.server().dropDatabase(target.copy());
        target.server().createDatabase(target.copy());
    }

    private Path dump(RestoreTarget target, String name, String... options) {
        Path archive = folder.resolve(name);
        target.dump(archive, options).silent("dump " + String.join(" ", options));
        return archive;
    }

    private static Manifest manifest(Path archive) {
        Optional<Manifest> manifest = Manifests.find(new LocalStorage(Path.of(""), false), archive.toString());
        return manifest.orElseThrow();
    }

    private static List<String> verified(ToolRun run, int status) {
        assertEquals(status, run.exit(), run::stderr);
        return run.stderr()
                .lines()
                .map(line -> line.replaceFirst("^pgconvoy: (error: )?", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void manifestsSayTheSameHoweverTheDumpWasMade(StockServer server) throws SQLException {
        RestoreTarget target = target(server);
        Manifest one = manifest(dump(target, "one.dump", "--manifest"));
        assertEquals(
                120003,
                one.tables().stream()
                        .filter(table -> table.name().equals("t"))
                        .findFirst()
                        .orElseThrow()
                        .content()
                        .items());
        for (String options : List.of("-j3", "-Fd -j3", "-Fd -Z0", "-Ft", "-Fp -j2", "-Z0 -j2")) {
            String name = options.replaceAll("[^A-Za-z0-9]", "");
            Manifest other = manifest(dump(target, name, (options + " --manifest").split(" ")));
            assertEquals(contents(one), contents(other), options);
            assertEquals(
                    one.largeObjects().get(0).content(),
                    other.largeObjects().get(0).content());
            assertEquals(1, other.sequences().get(0).lastValue() - 120002);
        }
    }

    private static List<String> contents(Manifest manifest) {
        return manifest.tables().stream()
                .map(table -> table.copy() + " " + table.content())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatWasRestoredIsCompared(StockServer server) throws SQLException, IOException {
        RestoreTarget target = target(server);
        for (String format : List.of("-Fc", "-Fd", "-Ft")) {
            Path archive = dump(target, "a" + format, format, "-j2", "--manifest");
            for (String jobs : List.of("-j1", "-j3")) {
                clear(target);
                List<String> said = verified(target.restore(archive, "--verify", jobs), 0);
                assertTrue(
                        said.get(said.size() - 1)
                                .startsWith(
                                        "the database holds what the manifest says: 8 tables with 121,018 rows, 3 large"
                                                + " objects and 1 sequences"),
                        said::toString);
            }
        }
        Path archive = folder.resolve("a-Fc");
        Files.delete(folder.resolve("a-Fc.manifest.json"));
        clear(target);
        target.server()
                .execute(
                        "postgres",
                        "ALTER DATABASE " + target.copy() + " SET timezone = 'Asia/Tokyo';" + "ALTER DATABASE "
                                + target.copy() + " SET bytea_output = 'escape'");
        for (String jobs : List.of("-j1", "-j3")) {
            List<String> said = verified(target.restore(archive, "--verify", "--clean", "--if-exists", jobs), 0);
            assertTrue(
                    said.get(said.size() - 1).startsWith("the database holds what the archive says: 8 tables"),
                    said::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatDiffersIsNamed(StockServer server) throws SQLException {
        RestoreTarget target = target(server);
        Path archive = dump(target, "a", "--manifest");
        target.restore(archive, "-s").silent("restore -s");
        target.server().execute(target.copy(), """
            CREATE FUNCTION louder() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN NEW.s := upper(NEW.s); RETURN NEW; END';
            CREATE TRIGGER loud BEFORE INSERT ON part_1 FOR EACH ROW EXECUTE FUNCTION louder();
            CREATE FUNCTION fewer() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN IF NEW.a % 3 = 0 THEN RETURN NULL; END IF; RETURN NEW; END';
            CREATE TRIGGER few BEFORE INSERT ON computed FOR EACH ROW EXECUTE FUNCTION fewer();
            INSERT INTO parent VALUES (99)
            """);
        List<String> said = verified(target.restore(archive, "-a", "--verify", "-j2"), 1);
        assertEquals(
                List.of(
                        "table public.computed: 3 of 10 rows are missing; its trigger few may have changed rows on"
                                + " their way in",
                        "table public.parent: 1 rows too many: 2 instead of 1; the table may have had rows before the"
                                + " restore",
                        "table public.part_1: as many rows as expected, 500, but other contents; its trigger loud may"
                                + " have changed rows on their way in"),
                said.subList(0, 3));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatWasLeftOutIsNotMissed(StockServer server) throws SQLException {
        RestoreTarget target = target(server);
        Path archive = dump(target, "a", "--manifest", "--exclude-table-data=t");
        List<String> said = verified(target.restore(archive, "--verify"), 0);
        assertTrue(said.get(0).contains("7 tables with 1,015 rows"), said::toString);
        clear(target);
        said = verified(target.restore(archive, "--verify", "-t", "computed", "-t", "nothing"), 0);
        assertTrue(said.get(0).contains("2 tables with 11 rows, 0 large objects and 0 sequences"), said::toString);
        clear(target);
        said = verified(target.restore(archive, "--verify", "-s"), 0);
        assertTrue(said.get(0).contains("0 tables with 0 rows"), said::toString);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void rowsOfPartitionsMayComeThroughTheirRoot(StockServer server) throws SQLException {
        RestoreTarget target = target(server);
        Path archive = dump(target, "a", "--manifest", "--load-via-partition-root", "-t", "part*", "-j2");
        List<String> said = verified(target.restore(archive, "--verify"), 0);
        assertTrue(said.get(0).contains("1 tables with 1,000 rows"), said::toString);
        target.server().execute(target.copy(), "TRUNCATE parted");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void stockReadsDirectoriesWithManifests(StockServer server) throws SQLException {
        RestoreTarget target = target(server);
        Path archive = dump(target, "d", "-Fd", "--manifest");
        StockTools tools = Stock.ofThisRun().tools(server.major()).orElse(null);
        if (tools == null) {
            return;
        }
        List<String> arguments = new ArrayList<>(server.connectionArguments());
        arguments.addAll(List.of("-j2", "-d", target.copy(), archive.toString()));
        tools.run("pg_restore", arguments).silent("pg_restore");
        assertEquals(List.of(), target.differences());
    }
}
