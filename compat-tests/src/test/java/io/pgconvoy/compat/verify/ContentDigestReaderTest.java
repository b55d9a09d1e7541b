package io.pgconvoy.compat.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.verify.ContentDigest;
import io.pgconvoy.verify.ContentDigestReader;
import io.pgconvoy.verify.Difference;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same contents have the same digest on every release, and any change shows. */
class ContentDigestReaderTest {
    private static final String ONE = "digest_one";
    private static final String OTHER = "digest_other";

    private static final String CONTENTS = """
            CREATE TABLE t (id int PRIMARY KEY, v text, f float8, at timestamptz, d interval, m money, x xml, b bytea);
            INSERT INTO t SELECT g, 'v' || g, g / 3.0, '2026-01-01 00:00+00'::timestamptz + g * interval '1 hour',
                g * interval '1 day 2 hours', g::money, '<a/>', decode(md5(g::text), 'hex')
            FROM generate_series(1, 300) g;
            INSERT INTO t (id) VALUES (0);
            CREATE TABLE nothing ();
            INSERT INTO nothing DEFAULT VALUES;
            CREATE TABLE "Odd ""name" ("a %s b" int);
            CREATE MATERIALIZED VIEW m AS SELECT count(*) FROM t;
            CREATE MATERIALIZED VIEW unpopulated AS SELECT 1 AS one WITH NO DATA;
            CREATE VIEW v AS SELECT * FROM t;
            CREATE SEQUENCE s;
            SELECT nextval('s');
            SELECT lo_create(77777);
            SELECT lo_put(77777, 0, decode(repeat('ab', 1500000), 'hex'))
            """;

    private StockServer create(int major) throws SQLException {
        StockServer server = Stock.ofThisRun().server(major).orElseThrow();
        for (String database : List.of(ONE, OTHER)) {
            server.dropDatabase(database);
            server.createDatabase(database);
            server.execute(database, CONTENTS);
        }
        return server;
    }

    private static ContentDigest digest(StockServer server, String database) {
        String conninfo = "host=" + server.host() + " port=" + server.port() + " user=" + server.superuser()
                + " dbname=" + database;
        try (Session session = Session.open(
                ConnectionSpec.parse(conninfo, new Environment(Map.of(), null, "tester", warning -> {})))) {
            return ContentDigestReader.read(session, ProgressListener.NONE);
        }
    }

    private static List<String> differing(StockServer server) {
        return digest(server, ONE).differencesTo(digest(server, OTHER)).stream()
                .map(Difference::object)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {906, 10, 13, 18})
    void anyChangeShowsAndNothingElse(int major) throws SQLException {
        StockServer server = create(major);
        assertEquals(List.of(), differing(server));
        assertEquals(
                Set.of("public.t", "public.nothing", "public.\"Odd \"\"name\"", "public.m"),
                digest(server, ONE).tables().keySet());
        assertEquals(301, digest(server, ONE).tables().get("public.t").count());
        assertEquals(1, digest(server, ONE).tables().get("public.nothing").count());

        server.execute(
                OTHER, "UPDATE t SET v = v WHERE id % 2 = 0; ALTER DATABASE digest_other SET timezone = 'Asia/Tokyo'");
        assertEquals(List.of(), differing(server));

        server.execute(OTHER, "UPDATE t SET f = f + 1e-12 WHERE id = 5");
        assertEquals(List.of("table public.t"), differing(server));
        server.execute(OTHER, "SELECT nextval('s')");
        assertEquals(List.of("table public.t", "sequence public.s"), differing(server));
        server.execute(OTHER, "SELECT lo_put(77777, 1200000, '\\x00')");
        assertEquals(List.of("table public.t", "sequence public.s", "large objects"), differing(server));
    }

    @ParameterizedTest
    @ValueSource(ints = {906, 13})
    void theSameContentsHaveTheSameDigestOnAnyRelease(int major) throws SQLException {
        StockServer older = create(major);
        StockServer newer = create(18);
        for (StockServer server : List.of(older, newer)) {
            server.execute(ONE, "ALTER TABLE t DROP COLUMN f CASCADE");
        }
        assertEquals(List.of(), digest(older, ONE).differencesTo(digest(newer, ONE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {18})
    void twoEqualRowsDoNotCancelEachOtherOut(int major) throws SQLException {
        StockServer server = create(major);
        server.execute(ONE, "CREATE TABLE twice (a int); INSERT INTO twice VALUES (1), (1)");
        server.execute(OTHER, "CREATE TABLE twice (a int); INSERT INTO twice VALUES (2), (2)");
        assertNotEquals(List.of(), differing(server));
    }
}
