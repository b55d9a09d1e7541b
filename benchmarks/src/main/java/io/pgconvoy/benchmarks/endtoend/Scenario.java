package io.pgconvoy.benchmarks.endtoend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A database to dump, made by SQL in which {@code :N} stands for as many rows as make up the size asked for. */
enum Scenario {
    NARROW("narrow rows", 45_000, """
        CREATE TABLE narrow AS
        SELECT g AS id, g % 97 AS a, (g * 7919::bigint) % 1000003 AS b FROM generate_series(1, :N) g
        """),
    WIDE("wide rows of text", 3_900, """
        CREATE TABLE wide AS
        SELECT g AS id, md5(g::text) || md5((g * 3)::text) AS one, repeat(md5((g * 7)::text), 4) AS two,
               now() + g * interval '1 s' AS at, 'status ' || g % 5 AS status
        FROM generate_series(1, :N) g
        """),
    NUMERIC("numerics and timestamps", 11_500, """
        CREATE TABLE numerics AS
        SELECT g AS id, (g * 1.2345)::numeric(18, 4) AS a, sqrt(g)::numeric(20, 8) AS b,
               now() + g * interval '3 s' AS at, random() AS f
        FROM generate_series(1, :N) g
        """),
    BYTEA("random bytes", 62, """
        CREATE TABLE bin (id int, payload bytea);
        ALTER TABLE bin ALTER payload SET STORAGE EXTERNAL;
        INSERT INTO bin SELECT g, (SELECT decode(string_agg(md5((g * 1000 + i)::text), ''), 'hex')
                                   FROM generate_series(1, 500) i) FROM generate_series(1, :N) g
        """),
    MIXED("narrow rows, wide ones, numerics and random bytes, a quarter of the text each", 11_250, """
        CREATE TABLE narrow AS
        SELECT g AS id, g % 97 AS a, (g * 7919::bigint) % 1000003 AS b FROM generate_series(1, :N) g;
        CREATE TABLE wide AS
        SELECT g AS id, md5(g::text) || md5((g * 3)::text) AS one, repeat(md5((g * 7)::text), 4) AS two,
               now() + g * interval '1 s' AS at, 'status ' || g % 5 AS status
        FROM generate_series(1, :N / 12) g;
        CREATE TABLE numerics AS
        SELECT g AS id, (g * 1.2345)::numeric(18, 4) AS a, sqrt(g)::numeric(20, 8) AS b,
               now() + g * interval '3 s' AS at, random() AS f
        FROM generate_series(1, :N / 4) g;
        CREATE TABLE bin (id int, payload bytea);
        ALTER TABLE bin ALTER payload SET STORAGE EXTERNAL;
        INSERT INTO bin SELECT g, (SELECT decode(string_agg(md5((g * 1000 + i)::text), ''), 'hex')
                                   FROM generate_series(1, 500) i) FROM generate_series(1, :N / 720) g
        """),
    BALANCED("four tables of one size", 9_700, """
        DO $$
        BEGIN
          FOR i IN 1..4 LOOP
            EXECUTE format('CREATE TABLE t%s AS SELECT g AS id, md5(g::text) || md5((g * 3)::text) AS one,
                                   now() + g * interval %L AS at FROM generate_series(1, :N / 4) g', i, '1 s');
          END LOOP;
        END $$
        """),
    DOMINATING("one table of 92 % and 20 small ones", 11_500, """
        CREATE TABLE dominating AS
        SELECT g AS id, md5(g::text) || md5((g * 3)::text) AS one, (g * 1.5)::numeric AS two
        FROM generate_series(1, :N) g;
        DO $$
        BEGIN
          FOR i IN 1..20 LOOP
            EXECUTE format('CREATE TABLE t%s AS SELECT g AS id, md5(g::text) AS t
                            FROM generate_series(1, :N / 125) g', i);
          END LOOP;
        END $$
        """),
    EVENTS("one table of events and nothing else", 19_500, """
        CREATE TABLE events AS
        SELECT g AS id, timestamptz '2026-01-01' + g * interval '1 s' AS at, (g * 7919::bigint) % 100003 AS account,
               g % 97 AS kind, ((g * 31::bigint) % 100000 / 100.0)::numeric(10, 2) AS amount,
               CASE WHEN g % 10 = 0 THEN 'note ' || g END AS note
        FROM generate_series(1, :N) g
        """),
    SMALL_TABLES("5,000 small tables with key and index", 0, """
        DO $$
        BEGIN
          FOR i IN 1..5000 LOOP
            EXECUTE format('CREATE TABLE t%s (id bigserial PRIMARY KEY, a int, b text DEFAULT %L, c date)', i, 'x');
            EXECUTE format('CREATE INDEX ON t%s (a, c)', i);
            EXECUTE format('INSERT INTO t%s (a, b) SELECT g, md5(g::text) FROM generate_series(1, 20) g', i);
            IF i % 500 = 0 THEN COMMIT; END IF;
          END LOOP;
        END $$
        """),
    MANY_TABLES("20,000 tables of 10 columns with key and index", 0, """
        DO $$
        BEGIN
          FOR i IN 1..20000 LOOP
            EXECUTE format(
              'CREATE TABLE t%s (id int PRIMARY KEY, a text NOT NULL, b date DEFAULT now(), c int, d bigint,
                e numeric(10, 2), f boolean, g timestamptz, h uuid, i jsonb)', i);
            EXECUTE format('CREATE INDEX ON t%s (b, c)', i);
            IF i % 500 = 0 THEN COMMIT; END IF;
          END LOOP;
        END $$
        """),
    FAR("500 tables with key and index, 5 ms away", 0, """
        DO $$
        BEGIN
          FOR i IN 1..500 LOOP
            EXECUTE format('CREATE TABLE t%s (id bigserial PRIMARY KEY, a int, b text DEFAULT %L, c date)', i, 'x');
            EXECUTE format('CREATE INDEX ON t%s (a, c)', i);
          END LOOP;
        END $$
        """),
    MEGABYTE_ROWS("rows of 1 MB", 1, """
        CREATE TABLE large (id int, payload text);
        ALTER TABLE large ALTER payload SET STORAGE EXTERNAL;
        INSERT INTO large SELECT g, (SELECT string_agg(md5((g * 100000 + i)::text), '') FROM generate_series(1, 31250) i)
        FROM generate_series(1, :N) g
        """),
    EMPTY("an almost empty database", 0, "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1)"),
    ONE_INDEX("one table whose index takes longest, restored only", 9_000, """
        CREATE TABLE indexed AS
        SELECT g AS id, md5(g::text) || md5((g * 3)::text) AS word, g % 1000 AS k FROM generate_series(1, :N) g;
        CREATE INDEX ON indexed (reverse(word), k);
        CREATE TABLE small AS SELECT g AS id FROM generate_series(1, 1000) g
        """),
    WIDE_ROW("one row of 400 MB", 0, """
        CREATE TABLE wide (id int, payload text);
        ALTER TABLE wide ALTER payload SET STORAGE EXTERNAL;
        INSERT INTO wide SELECT 1, repeat(md5('x'), 12500000)
        """);

    final String title;
    private final int rowsPerMegabyte;
    private final String setup;

    /** @param rowsPerMegabyte of COPY text; 0 where the size is the scenario's own */
    Scenario(String title, int rowsPerMegabyte, String setup) {
        this.title = title;
        this.rowsPerMegabyte = rowsPerMegabyte;
        this.setup = setup;
    }

    /** All that do not need a heap of their own. */
    static List<Scenario> usual() {
        return Arrays.stream(values()).filter(scenario -> scenario != WIDE_ROW).toList();
    }

    static Scenario of(String id) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + id + "; there are "
                        + Arrays.stream(values()).map(Scenario::id).toList()));
    }

    /** The name on the command line and of the database: {@code small_tables}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String setup(int megabytes) {
        return setup.replace(":N", String.valueOf((long) rowsPerMegabyte * megabytes));
    }

    /** What pgconvoy may use: a row is held whole, and so are all definitions. */
    String heap() {
        return this == WIDE_ROW ? "-Xmx1536m" : this == MANY_TABLES ? "-Xmx256m" : "-Xmx64m";
    }

    /** How long what a program and the server say to each other is under way, there and back. */
    int roundTripMillis() {
        return this == FAR ? 5 : 0;
    }

    /** Whether each program's own way of dumping is all there is to compare. */
    boolean isAboutDefinitions() {
        return this == MANY_TABLES || this == FAR;
    }

    /** Whether it is about dumps; otherwise about restores alone. */
    boolean isDumped() {
        return this != ONE_INDEX;
    }

    /** Whether nearly all rows are those of one table. */
    boolean hasOneLargeTable() {
        return hasRows() && isDumped() && this != MIXED && this != BALANCED;
    }

    /** Whether there are enough rows that times of compressing and reading them say something. */
    boolean hasRows() {
        return rowsPerMegabyte > 0 && this != MEGABYTE_ROWS;
    }
}
