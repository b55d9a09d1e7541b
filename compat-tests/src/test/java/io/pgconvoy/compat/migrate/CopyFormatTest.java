package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which rows travel in binary form, and that they arrive as they were. */
class CopyFormatTest {
    private static final Pattern NOTE =
            Pattern.compile("(?m)^pgconvoy: rows of table public\\.(\\w+) travel (in binary form|as text)$");

    private static final String STABLE_TYPES = """
        CREATE TYPE mood AS ENUM ('sad', 'so so', 'grün');
        CREATE DOMAIN price AS numeric(9, 2) CHECK (VALUE >= 0);
        CREATE TABLE plain AS SELECT g AS i, 'tab' || chr(9) || '\\N' || chr(10) || 'é' AS t, '\\x00ff5c'::bytea AS b,
            now() AS ts, 'infinity'::date AS d, '1 mon -2 days 03:04:05.6'::interval AS iv, 'NaN'::float8 AS f,
            -1.5e-300::float8 AS f2, 12345678901234567890.0123456789 AS n, NULL::int AS nothing, true AS yes,
            '10.0.0.0/8'::cidr AS net, '{"a": [1, null]}'::jsonb AS j, '{"a" :1}'::json AS j2, B'101'::bit(3) AS bits,
            '"quoted": {x}'::text AS q, 'a fat:2 cat:3A'::tsvector AS words, '08:00:2b:01:02:03'::macaddr AS mac,
            '(1,2),(3,4)'::box AS bx, 'c'::"char" AS c, '<(0,0),1>'::circle AS ci, 'x'::char(4) AS padded,
            md5(g::text)::uuid AS u, '04:05:06+07'::timetz AS tz, '16/B374D848'::pg_lsn AS lsn
            FROM generate_series(1, 100) g;
        CREATE TABLE made AS SELECT 'grün'::mood AS m, 12.5::price AS p, '[1,5)'::int4range AS r,
            '{1,NULL,3}'::int[] AS a, '[2:3]={x,"y z"}'::text[] AS shifted, '{{1.5,2},{3,4}}'::numeric[] AS two;
        """;

    private static final String OTHER_TYPES = """
        CREATE TYPE pair AS (a int, b text);
        CREATE DOMAIN pairs AS pair;
        CREATE TABLE named AS SELECT 'plain'::regclass AS c;
        CREATE TABLE many_moods AS SELECT '{sad}'::mood[] AS m;
        CREATE TABLE composite AS SELECT ROW(1, 'x')::pair AS p;
        CREATE TABLE in_domain AS SELECT ROW(1, 'x')::pair::pairs AS p;
        CREATE TABLE cash AS SELECT '1.50'::money AS m;
        CREATE TABLE documents AS SELECT '<a/>'::xml AS x;
        CREATE TABLE grants AS SELECT relacl FROM pg_class WHERE relacl IS NOT NULL LIMIT 3;
        CREATE TABLE nothing ();
        INSERT INTO nothing DEFAULT VALUES;
        """;

    @Test
    void rowsOfTypesThatAllReleasesSendAlikeTravelInBinaryForm() throws SQLException {
        Migration migration = Migration.create(server(906), server(18), "format_stable", STABLE_TYPES);
        ToolRun run = migration.run("-v", "--verify");
        assertEquals(0, run.exit(), run.text());
        assertEquals(Map.of("plain", "in binary form", "made", "in binary form"), formats(run));
    }

    @Test
    void otherRowsTravelAsText() throws SQLException {
        Migration migration = Migration.create(server(15), server(18), "format_other", STABLE_TYPES + OTHER_TYPES);
        ToolRun run = migration.run("-v", "--verify");
        assertEquals(0, run.exit(), run.text());
        Map<String, String> formats = formats(run);
        assertEquals("in binary form", formats.remove("plain"));
        assertEquals("in binary form", formats.remove("made"));
        assertEquals(8, formats.size(), formats.toString());
        assertTrue(formats.values().stream().allMatch("as text"::equals), formats.toString());
    }

    @Test
    void intervalsTravelAsTextToServersThatKnowNoInfiniteOnes() throws SQLException {
        Migration migration = Migration.create(
                server(18), server(15), "format_back", "CREATE TABLE t AS SELECT '1 d'::interval AS i");
        assertEquals(Map.of("t", "as text"), formats(migration.run("-v")));
        assertEquals("1 day", migration.inTarget("SELECT i FROM t"));
    }

    @Test
    void textStaysTextBetweenEncodings() throws SQLException {
        StockServer server = server(18);
        Migration migration = Migration.create(server, server, "format_latin", "SELECT 1");
        server.dropDatabase(migration.from());
        server.execute(
                "postgres",
                "CREATE DATABASE " + migration.from()
                        + " TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
        server.execute(migration.from(), """
            CREATE TYPE e AS ENUM ('é');
            CREATE TABLE t AS SELECT 'grün'::text AS t, 'é'::e AS e, '{"ß": "ÿ"}'::jsonb AS j, 'ø'::name AS n;
            """);
        ToolRun run = migration.run("-v", "--verify");
        assertEquals(0, run.exit(), run.text());
        assertEquals(Map.of("t", "in binary form"), formats(run));
        assertEquals("grün é {\"ß\": \"ÿ\"} ø", migration.inTarget("SELECT concat_ws(' ', t, e, j, n) FROM t"));
    }

    @Test
    void oneFormCanBeAskedForAndIsRefusedWhereItWouldBeWrong() throws SQLException {
        Migration migration = Migration.create(
                server(18),
                server(18),
                "format_asked",
                STABLE_TYPES + "CREATE TABLE cash AS SELECT '1.50'::money AS m");
        assertEquals(
                Map.of("plain", "in binary form", "made", "in binary form", "cash", "in binary form"),
                formats(migration.run("-v", "--copy-format=binary")));
        assertEquals(Map.of(), formats(migration.run("-v", "--clean", "--copy-format=text")));
        Migration other = Migration.create(server(18), server(18), "format_wrong", STABLE_TYPES + OTHER_TYPES);
        ToolRun refused = other.run(
                "-T", "composite", "-T", "in_domain", "-T", "many_moods", "-T", "grants", "--copy-format=binary");
        assertEquals(1, refused.exit());
        assertEquals(
                "pgconvoy: error: the rows of table public.named cannot be copied in binary form: some of their types have"
                        + " none, or one that means something else in another database; --copy-format=auto copies such"
                        + " tables as text\n",
                refused.stderr());
        assertEquals("0", other.inTarget("SELECT count(*) FROM pg_class WHERE relname = 'plain'"));
    }

    private static Map<String, String> formats(ToolRun run) {
        Map<String, String> formats = new TreeMap<>();
        NOTE.matcher(run.stderr()).results().forEach(note -> formats.put(note.group(1), note.group(2)));
        return formats;
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
