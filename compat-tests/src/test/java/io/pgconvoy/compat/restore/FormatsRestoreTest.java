package io.pgconvoy.compat.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Archives of all formats and compressions between databases: by stock into pgconvoy's hands, and the other way round. */
class FormatsRestoreTest {
    private static final String SETUP = """
            CREATE SCHEMA app;
            CREATE TABLE app.a (id serial PRIMARY KEY, v text, b bytea);
            INSERT INTO app.a (v, b) SELECT repeat(E'row\\t' || g || E'\\n\\\\.\\n;''"', 20), decode(md5(g::text), 'hex')
            FROM generate_series(1, 5000) g;
            CREATE TABLE app.b (id int REFERENCES app.a, n numeric, CHECK (n > 0));
            INSERT INTO app.b SELECT g, g / 7.0 FROM generate_series(1, 500) g;
            CREATE TABLE app.empty (id int);
            CREATE INDEX ON app.a (v);
            CREATE MATERIALIZED VIEW app.m AS SELECT id % 10 AS k, count(*) FROM app.a GROUP BY 1;
            SELECT lo_from_bytea(4242, decode(repeat('00ff5c27', 200000), 'hex'));
            SELECT lo_from_bytea(3000000001, '');
            """;

    private static final List<String> VARIANTS = List.of(
            "-Fc -Z0", "-Fc", "-Fc -Zlz4", "-Fc -Zzstd", "-Fd -Z0", "-Fd", "-Fd -Zlz4", "-Fd -Zzstd:long", "-Ft");

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> pgRestoreRestoresPgconvoysArchives() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String variant : VARIANTS) {
            tests.add(dynamicTest(variant, () -> byStock(variant)));
            if (!variant.contains("-Ft")) {
                tests.add(dynamicTest(variant + " in parallel", () -> byStock(variant, "-j4")));
            }
        }
        return tests;
    }

    private void byStock(String variant, String... options) throws Exception {
        StockTools tools = tools();
        RestoreTarget target = RestoreTarget.create(server(), "formats_ours", SETUP);
        Path archive = folder.resolve("ours" + options.length + variant.replace(" ", ""));
        target.dump(archive, variant.split(" ")).silent("dump");
        List<String> arguments = new ArrayList<>(server().connectionArguments());
        arguments.addAll(List.of("-d", target.copy()));
        arguments.addAll(List.of(options));
        arguments.add(archive.toString());
        tools.run("pg_restore", arguments).silent("pg_restore " + variant);
        assertEquals(List.of(), target.differences());
    }

    @TestFactory
    List<DynamicTest> pgconvoyRestoresPgDumpsArchives() {
        return VARIANTS.stream()
                .map(variant -> dynamicTest(variant, () -> ofStock(variant)))
                .toList();
    }

    private void ofStock(String variant) throws Exception {
        StockTools tools = tools();
        RestoreTarget target = RestoreTarget.create(server(), "formats_stock", SETUP);
        Path archive = folder.resolve("stock" + variant.replace(" ", ""));
        List<String> arguments = new ArrayList<>(server().connectionArguments());
        arguments.addAll(List.of(variant.split(" ")));
        arguments.addAll(List.of("-f", archive.toString(), target.source()));
        tools.run("pg_dump", arguments).silent("pg_dump " + variant);
        target.restore(archive).silent("restore");
        assertEquals(List.of(), target.differences());
    }

    private static StockServer server() {
        return Stock.ofThisRun().server(18).orElseThrow();
    }

    private static StockTools tools() {
        StockTools tools = Stock.ofThisRun().tools(18).orElse(null);
        assumeTrue(tools != null, "no stock tools of 18");
        return tools;
    }
}
