package io.pgconvoy.benchmarks.endtoend;

import java.util.Arrays;
import java.util.Locale;

/** A database to dump, and the heap that pgconvoy may use for it. */
enum Scenario {
    NARROW("4 million narrow rows", "-Xmx64m", """
            CREATE TABLE narrow AS
            SELECT g AS id, g % 97 AS a, (g * 7919::bigint) % 1000003 AS b FROM generate_series(1, 4000000) g
            """),
    WIDE("400,000 wide rows of text", "-Xmx64m", """
            CREATE TABLE wide AS
            SELECT g AS id, md5(g::text) || md5((g * 3)::text) AS one, repeat(md5((g * 7)::text), 4) AS two,
                   now() + g * interval '1 s' AS at, 'status ' || g % 5 AS status
            FROM generate_series(1, 400000) g
            """),
    NUMERIC("1 million rows of numerics and timestamps", "-Xmx64m", """
            CREATE TABLE numerics AS
            SELECT g AS id, (g * 1.2345)::numeric(18, 4) AS a, sqrt(g)::numeric(20, 8) AS b,
                   now() + g * interval '3 s' AS at, random() AS f
            FROM generate_series(1, 1000000) g
            """),
    BYTEA("100 MB of random bytes", "-Xmx64m", """
            CREATE TABLE bin (id int, payload bytea);
            ALTER TABLE bin ALTER payload SET STORAGE EXTERNAL;
            INSERT INTO bin SELECT g, (SELECT decode(string_agg(md5((g * 1000 + i)::text), ''), 'hex')
                                       FROM generate_series(1, 500) i) FROM generate_series(1, 12500) g
            """),
    BALANCED("four tables of 50 MB", "-Xmx64m", """
            DO $$
            BEGIN
              FOR i IN 1..4 LOOP
                EXECUTE format('CREATE TABLE t%s AS SELECT g AS id, md5(g::text) || md5((g * 3)::text) AS one,
                                       now() + g * interval %L AS at FROM generate_series(1, 450000) g', i, '1 s');
              END LOOP;
            END $$
            """),
    DOMINATING("one table of 250 MB and 20 of 1 MB", "-Xmx64m", """
            CREATE TABLE dominating AS
            SELECT g AS id, md5(g::text) || md5((g * 3)::text) AS one, (g * 1.5)::numeric AS two
            FROM generate_series(1, 2200000) g;
            DO $$
            BEGIN
              FOR i IN 1..20 LOOP
                EXECUTE format('CREATE TABLE t%s AS SELECT g AS id, md5(g::text) AS t FROM generate_series(1, 15000) g', i);
              END LOOP;
            END $$
            """),
    ONE_TABLE("one table of 4 GB", "-Xmx256m", """
            CREATE TABLE big AS
            SELECT g AS id, g % 1000 AS bucket, now() AS at, repeat(md5(g::text), 10) AS payload
            FROM generate_series(1, 11000000) g
            """),
    MANY_ROWS("10 million narrow rows", "-Xmx256m", """
            CREATE TABLE narrow AS
            SELECT g AS id, g % 97 AS a, (g * 7919) % 1000003 AS b FROM generate_series(1, 10000000) g
            """),
    WIDE_ROW("one row of 400 MB", "-Xmx1536m", """
            CREATE TABLE wide (id int, payload text);
            ALTER TABLE wide ALTER payload SET STORAGE EXTERNAL;
            INSERT INTO wide SELECT 1, repeat(md5('x'), 12500000)
            """),
    MANY_TABLES("2,000 tables with key and index", "-Xmx256m", """
            DO $$
            BEGIN
              FOR i IN 1..2000 LOOP
                EXECUTE format('CREATE TABLE t%s (id bigserial PRIMARY KEY, a int, b text DEFAULT %L, c date)', i, 'x');
                EXECUTE format('CREATE INDEX ON t%s (a, c)', i);
              END LOOP;
            END $$
            """);

    final String title;
    final String heap;
    final String setup;

    Scenario(String title, String heap, String setup) {
        this.title = title;
        this.heap = heap;
        this.setup = setup;
    }

    /** The name on the command line and of the database: {@code one_table}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scenario of(String id) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + id));
    }
}
