package io.pgconvoy.compat.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a comparison says of two databases that are not the same. */
class DifferencesTest {
    private static final String KEYED = """
        CREATE TABLE t (id bigint PRIMARY KEY, v text, filler text);
        INSERT INTO t SELECT g, 'v' || g, repeat('x', 150) FROM generate_series(1, 200000) g;
        """;

    /** Values whose text depends on settings or on the release. */
    private static final String VALUES = """
        CREATE DOMAIN length AS double precision;
        CREATE TYPE pair AS (a integer, b text);
        CREATE TABLE numbers (f4 real, f8 double precision, d length, fs double precision[], c "char", p point);
        INSERT INTO numbers VALUES (0.1, 0.1::float8 + 0.2::float8, 1e-300, '{{0.3,NaN},{NULL,-0}}', 'x', '(0.1,0.7)');
        INSERT INTO numbers VALUES ('NaN', '-Infinity', 'Infinity', '{}', 'é'::text::"char", '(1e300,-0)');
        INSERT INTO numbers VALUES ('1.17549435e-38', 'Infinity'::float8 - 'Infinity'::float8, NULL, NULL, NULL, NULL);
        CREATE TABLE others (i interval, t timestamptz, d date, b bytea, n numeric, m money, j jsonb, x xml, r int8range,
                             p pair, a text[], o oid, v tsvector, u uuid, c regclass, s inet);
        INSERT INTO others VALUES ('1 year -3 days 4.5 s', '2020-03-01 12:00:00.123456+02', '0044-03-15 BC',
            '\\x00ff5c', 'NaN', '1234.56', '{"b": 1.50, "a": [null, "é"]}', '<a>é</a>', '[1,9)', '(1,"x, y")',
            '{"a,b",NULL,"NULL"}', 4294967295, 'b:2A a', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'pg_class', '10.1/16');
        """;

    @Test
    void namesTheRowsByTheirKeys() throws SQLException {
        Pair pair = Pair.create("compare_rows", server(17), server(18), KEYED);
        pair.changeTarget("""
            DELETE FROM t WHERE id IN (7, 150000);
            INSERT INTO t VALUES (200001, 'new', '');
            UPDATE t SET v = 'other' WHERE id = 99999;
            """);
        ToolRun run = pair.compare("--data-only", "-j3");
        assertEquals(1, run.exit(), run.stderr());
        assertEquals("""
            TABLE DATA public.t: 200,000 rows in the source, 199,999 in the target
              only in source: (id) = (7)
              different: (id) = (99999)
              only in source: (id) = (150000)
              only in target: (id) = (200001)
            different: 0 objects, 1 tables' rows, 0 sequences and large objects; \
            compared were 0 objects, 1 tables with 200,000 rows, 0 sequences, 0 large objects
            """, run.text());
        String few = pair.compare("--data-only", "--rows=2").text();
        assertTrue(few.contains("  and more\n"), few);
    }

    @Test
    void namesRowsWithoutAKeyByTheirContents() throws SQLException {
        String setup = "CREATE TABLE t (a integer, b text); INSERT INTO t VALUES (1, 'x'), (1, 'x'), (2, NULL)";
        Pair pair = Pair.create("compare_keyless", server(18), server(18), setup);
        pair.changeTarget("INSERT INTO t VALUES (1, 'x'), (3, 'y')");
        String text = pair.compare().text();
        assertTrue(text.contains("3 rows in the source, 5 in the target"), text);
        assertTrue(text.contains("  different: (1,x)\n  only in target: (3,y)\n"), text);
    }

    @Test
    void theSameValuesHashAlikeOnEveryRelease() throws SQLException {
        for (int major : List.of(906, 11, 12, 15)) {
            Pair pair = Pair.create("compare_values", server(major), server(18), VALUES);
            ToolRun run = pair.compare("--data-only");
            assertEquals(0, run.exit(), run.text() + run.stderr());
        }
    }

    @Test
    void theLastBitOfANumberCounts() throws SQLException {
        Pair pair = Pair.create("compare_bits", server(906), server(18), VALUES);
        pair.changeTarget("UPDATE numbers SET f8 = 0.3 WHERE c = 'x'");
        ToolRun run = pair.compare();
        assertEquals(1, run.exit(), run.stderr());
        assertTrue(run.text().contains("TABLE DATA public.numbers: the same number of rows, 3, but other"), run.text());
    }

    @Test
    void tellsObjectsSequencesAndLargeObjectsApart() throws SQLException {
        Pair pair = Pair.create("compare_objects", server(18), server(18), """
            CREATE TABLE both_sides (id serial, v text);
            CREATE VIEW v AS SELECT id FROM both_sides;
            SELECT lo_from_bytea(4242, 'abc');
            """);
        pair.changeSource("CREATE TABLE here (); SELECT setval('both_sides_id_seq', 7)");
        pair.changeTarget("""
            CREATE TABLE there ();
            CREATE OR REPLACE VIEW v AS SELECT id FROM both_sides WHERE id > 1;
            SELECT lo_put(4242, 0, 'x');
            """);
        ToolRun run = pair.compare();
        assertEquals(1, run.exit(), run.stderr());
        assertEquals("""
            TABLE public.here: only in source
            VIEW public.v: different
              source:    FROM public.both_sides;
              target:    FROM public.both_sides
              target:   WHERE (id > 1);
            TABLE public.there: only in target
            sequence public.both_sides_id_seq: 7 in the source, 1 (not called yet) in the target
            large object 4242: different
            different: 3 objects, 0 tables' rows, 2 sequences and large objects; \
            compared were 7 objects, 1 tables with 0 rows, 1 sequences, 1 large objects
            """, run.text());
        assertEquals(
                0,
                pair.compare("-t", "both_sides", "-t", "both_sides_id_seq", "--schema-only")
                        .exit());
    }

    @Test
    void reportsAsJsonToo() throws SQLException {
        Pair pair = Pair.create("compare_json", server(18), server(18), "CREATE TABLE \"T\" (id int PRIMARY KEY)");
        pair.changeSource("INSERT INTO \"T\" VALUES (1)");
        ToolRun run = pair.compare("--json");
        assertEquals(1, run.exit(), run.stderr());
        String flat = run.text().replaceAll("\\s+", " ");
        assertTrue(
                flat.contains(
                        "\"key\" : [ \"id\" ], \"differing\" : [ { \"place\" : \"only in source\", \"row\" : \"(1)\" }"
                                + " ]"),
                flat);
        assertTrue(flat.startsWith("{ \"equal\" : false,"), flat);
        assertTrue(flat.contains("\"table\" : \"public.\\\"T\\\"\","), flat);
    }

    /** A database of one name and setup on two servers; on one server, the target's has another name. */
    private record Pair(String name, StockServer source, StockServer target, boolean one) {
        static Pair create(String name, StockServer source, StockServer target, String setup) throws SQLException {
            Pair pair = new Pair(name, source, target, source.equals(target));
            source.dropDatabase(name);
            source.createDatabase(name);
            source.execute(name, setup);
            target.dropDatabase(pair.targetName());
            target.createDatabase(pair.targetName());
            target.execute(pair.targetName(), setup);
            return pair;
        }

        private String targetName() {
            return one ? name + "_copy" : name;
        }

        void changeSource(String script) throws SQLException {
            source.execute(name, script);
        }

        void changeTarget(String script) throws SQLException {
            target.execute(targetName(), script);
        }

        ToolRun compare(String... options) {
            List<String> arguments = new ArrayList<>(List.of(
                    "compare", "--source", Copies.uri(source, name), "--target", Copies.uri(target, targetName())));
            arguments.addAll(List.of(options));
            return Pgconvoy.run(arguments);
        }
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
