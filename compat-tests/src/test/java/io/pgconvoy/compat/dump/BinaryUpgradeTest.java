package io.pgconvoy.compat.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What pg_upgrade asks for beside the dumps of databases, which the sets of options hold to stock's. */
class BinaryUpgradeTest {
    private static final String DATABASE = "binary_upgrade";

    private static final String ROLES = """
            DO $$ BEGIN CREATE ROLE "Upgraded" LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$
            """;

    @TestFactory
    Stream<DynamicTest> rolesKeepTheirOids() {
        return Stock.ofThisRun().serversWithTools(List.of(13, 14, 15, 17, 18)).stream()
                .filter(server -> tools(server).has("pg_dumpall"))
                .map(server -> DynamicTest.dynamicTest("server " + server.major(), () -> compareRoles(server)));
    }

    private static void compareRoles(StockServer server) throws SQLException {
        server.execute("postgres", ROLES);
        List<String> arguments = Stream.concat(
                        server.connectionArguments().stream(), Stream.of("-r", "--binary-upgrade"))
                .toList();
        String stock = withoutKeys(tools(server).run("pg_dumpall", arguments).text());
        assertTrue(stock.contains("binary_upgrade_set_next_pg_authid_oid"), stock);
        Ran ours = ours(server, "pg_dumpall", arguments);
        assertEquals(stock, withoutKeys(ours.out), ours.err);
    }

    /** 19 has another way to move them, of servers since 16. */
    @TestFactory
    Stream<DynamicTest> largeObjectsAreRefusedWhereTheirCatalogIsMoved() {
        return Stock.ofThisRun().serversWithTools(List.of(18, 19)).stream()
                .map(server -> DynamicTest.dynamicTest("server " + server.major(), () -> {
                    server.dropDatabase(DATABASE);
                    server.createDatabase(DATABASE);
                    server.execute(DATABASE, "SELECT lo_create(4711)");
                    List<String> arguments = Stream.concat(
                                    server.connectionArguments().stream(),
                                    Stream.of("-s", "--binary-upgrade", DATABASE))
                            .toList();
                    Ran ran = ours(server, "pg_dump", arguments);
                    boolean moved = server.major() == 19;
                    assertEquals(moved ? 1 : 0, ran.exit, ran.err);
                    assertEquals(!moved, ran.out.contains("lo_create('4711')"), ran.out);
                    assertEquals(moved, ran.err.contains("cannot dump large objects for pg_upgrade"), ran.err);
                }));
    }

    private static StockTools tools(StockServer server) {
        return Stock.ofThisRun().tools(server.major()).orElseThrow();
    }

    private static String withoutKeys(String script) {
        return script.lines()
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
    }

    private record Ran(int exit, String out, String err) {}

    private static Ran ours(StockServer server, String tool, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                Stream.concat(Stream.of(tool), arguments.stream()).toArray(String[]::new),
                Map.of("PGCONVOY_COMPAT", tools(server).release()),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
