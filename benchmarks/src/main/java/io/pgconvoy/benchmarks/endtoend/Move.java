package io.pgconvoy.benchmarks.endtoend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A database to move, made by SQL in which {@code :N} stands for its megabytes, roughly. */
enum Move {
    MIXED("tables of many kinds with keys, foreign keys and indexes", """
        CREATE TABLE products (id int PRIMARY KEY, name text, price numeric(9, 2));
        INSERT INTO products SELECT g, 'product ' || g, (g * 1.37)::numeric(9, 2) FROM generate_series(1, 1000) g;
        CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL, email text UNIQUE, born date,
                                balance numeric(12, 2));
        INSERT INTO customers
        SELECT g, 'customer ' || md5(g::text), md5((g * 3)::text) || '@example.org', date '1950-01-01' + g % 20000,
               (g * 1.01)::numeric(12, 2)
        FROM generate_series(1, :N * 300) g;
        CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint NOT NULL REFERENCES customers,
                             at timestamptz NOT NULL, total numeric(12, 2), status text);
        INSERT INTO orders
        SELECT g, (g * 7919::bigint) % (:N * 300) + 1, timestamptz '2020-01-01' + g * interval '7 s',
               (g * 0.77)::numeric(12, 2), (ARRAY['new', 'paid', 'sent', 'done'])[g % 4 + 1]
        FROM generate_series(1, :N * 2000) g;
        CREATE INDEX ON orders (customer);
        CREATE INDEX ON orders (at);
        CREATE TABLE items ("order" bigint REFERENCES orders, n int, product int REFERENCES products,
                            quantity int CHECK (quantity > 0), price numeric(9, 2), PRIMARY KEY ("order", n));
        INSERT INTO items
        SELECT (g - 1) / 3 + 1, (g - 1) % 3, g % 1000 + 1, g % 9 + 1, (g % 1000 * 1.37)::numeric(9, 2)
        FROM generate_series(1, :N * 6000) g;
        CREATE INDEX ON items (product);
        CREATE TABLE documents (id bigint PRIMARY KEY, body text, meta jsonb);
        INSERT INTO documents
        SELECT g, (SELECT string_agg(md5((g * 100 + i)::text), ' ') FROM generate_series(1, 40) i),
               jsonb_build_object('id', g, 'words', 40, 'tag', md5(g::text))
        FROM generate_series(1, :N * 170) g;
        CREATE INDEX ON documents USING gin (meta);
        CREATE TABLE files (id int PRIMARY KEY, payload bytea);
        ALTER TABLE files ALTER payload SET STORAGE EXTERNAL;
        INSERT INTO files
        SELECT g, (SELECT decode(string_agg(md5((g * 1000 + i)::text), ''), 'hex') FROM generate_series(1, 500) i)
        FROM generate_series(1, :N * 12) g;
        DO $$
        BEGIN
          FOR i IN 1..50 LOOP
            EXECUTE format('CREATE TABLE small%s (id int PRIMARY KEY, t text)', i);
            EXECUTE format('INSERT INTO small%s SELECT g, md5(g::text) FROM generate_series(1, 100) g', i);
          END LOOP;
        END $$
        """),
    DOMINATED("one table with a key and two indexes, and 20 small ones", """
        CREATE TABLE events (id bigint PRIMARY KEY, at timestamptz, kind int, what text, amount numeric);
        INSERT INTO events
        SELECT g, timestamptz '2020-01-01' + g * interval '3 s', g % 97, md5(g::text) || md5((g * 3)::text),
               (g * 1.25)::numeric
        FROM generate_series(1, :N * 7500) g;
        CREATE INDEX ON events (at);
        CREATE INDEX ON events (kind);
        DO $$
        BEGIN
          FOR i IN 1..20 LOOP
            EXECUTE format('CREATE TABLE t%s AS SELECT g AS id, md5(g::text) AS t FROM generate_series(1, 1000) g', i);
          END LOOP;
        END $$
        """);

    final String title;
    private final String setup;

    Move(String title, String setup) {
        this.title = title;
        this.setup = setup;
    }

    static Move of(String id) {
        return Arrays.stream(values())
                .filter(move -> move.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + id + "; there are "
                        + List.of(values()).stream().map(Move::id).toList()));
    }

    /** The name on the command line and of the database. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String setup(int megabytes) {
        return setup.replace(":N", String.valueOf(megabytes));
    }
}
