package io.pgconvoy.benchmarks.endtoend;

import java.util.Arrays;
import java.util.Locale;

/** A database to dump, and the heap that pgconvoy may use for it. */
enum Scenario {
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
