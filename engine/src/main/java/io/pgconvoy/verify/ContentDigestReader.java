package io.pgconvoy.verify;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.connect.Session;
import io.pgconvoy.sql.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Computes a database's {@link ContentDigest} on its server: one query for each table, none of them brings rows here.
 *
 * <p>Rows are hashed as text, which is the same on every release but for floating-point numbers: since 12 they are printed
 * with the fewest digits that are exact. Digests of tables with such columns compare within one side of that border.
 */
public final class ContentDigestReader {
    /** All that is read belongs to one moment, and every value's text is the same on any server. */
    private static final String BEGIN = """
            BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
            SET LOCAL search_path = pg_catalog;
            SET LOCAL standard_conforming_strings = on;
            SET LOCAL datestyle = 'ISO, YMD';
            SET LOCAL intervalstyle = postgres;
            SET LOCAL timezone = 'UTC';
            SET LOCAL lc_monetary = 'C';
            SET LOCAL extra_float_digits = 3;
            SET LOCAL bytea_output = hex;
            SET LOCAL quote_all_identifiers = off;
            SET LOCAL row_security = off;
            SET LOCAL statement_timeout = 0
            """;

    /**
     * Tables with rows of their own, as FROM items, with their columns in name order: the order of an inheritance
     * child's columns may change on the way through a dump. Tables that belong to an extension are left out, unless it
     * marked them as configuration, whose rows dumps carry.
     */
    private static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname),
                   (SELECT string_agg('x.' || quote_ident(a.attname), ', ' ORDER BY a.attname::text COLLATE "C")
                    FROM pg_attribute AS a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE (c.relkind = 'r' OR c.relkind = 'm' AND c.relispopulated)
              AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT 1
                              FROM pg_depend AS d
                              JOIN pg_extension AS e ON e.oid = d.refobjid
                              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
                                AND d.refclassid = 'pg_extension'::regclass
                                AND NOT COALESCE(c.oid = ANY (e.extconfig), false))
            ORDER BY 1
            """;

    /** {@code %1$s} is the table, {@code %2$s} its columns. */
    private static final String TABLE_DIGEST = """
            SELECT count(*),
                   COALESCE(sum(('x' || substr(md5(ROW(%2$s)::text), 1, 16))::bit(64)::bigint), 0)
            FROM ONLY %1$s AS x
            """;

    private static final String SEQUENCES = """
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            ORDER BY 1
            """;

    private static final String SEQUENCE_STATE = "SELECT %1$s, last_value, is_called FROM %2$s";

    /** In pieces of one megabyte, because a whole large object may be longer than a bytea can be. */
    private static final String LARGE_OBJECTS = """
            WITH RECURSIVE piece (oid, number, bytes) AS (
                SELECT oid, 0::bigint, lo_get(oid, 0, 1048576) FROM pg_largeobject_metadata
                UNION ALL
                SELECT oid, number + 1, lo_get(oid, (number + 1) * 1048576, 1048576)
                FROM piece WHERE length(bytes) = 1048576
            )
            SELECT count(DISTINCT oid),
                   COALESCE(sum(('x' || substr(md5(oid || ':' || number || ':' || md5(bytes)), 1, 16))::bit(64)::bigint), 0)
            FROM piece
            """;

    private final Session session;
    private final ProgressListener progress;

    private ContentDigestReader(Session session, ProgressListener progress) {
        this.session = session;
        this.progress = progress;
    }

    /** Reads in a transaction of its own: the session must be outside one, and is left as it was. */
    public static ContentDigest read(Session session, ProgressListener progress) {
        session.execute(BEGIN);
        ContentDigest digest = new ContentDigestReader(session, progress).read();
        session.execute("ROLLBACK");
        return digest;
    }

    private ContentDigest read() {
        return new ContentDigest(tables(), sequences(), digest(LARGE_OBJECTS));
    }

    private TreeMap<String, Digest> tables() {
        record Table(String name, String columns) {}
        List<Table> tables = new ArrayList<>();
        session.query(TABLES, row -> {
            String columns = row.text(1);
            tables.add(new Table(row.string(0), columns == null ? "" : columns));
        });
        TreeMap<String, Digest> digests = new TreeMap<>();
        for (Table table : tables) {
            progress.step("hashing table " + table.name());
            digests.put(table.name(), digest(String.format(Locale.ROOT, TABLE_DIGEST, table.name(), table.columns())));
        }
        return digests;
    }

    private Digest digest(String sql) {
        Digest[] digest = new Digest[1];
        session.query(sql, row -> digest[0] = new Digest(row.number(0), row.string(1)));
        return digest[0];
    }

    private TreeMap<String, SequenceState> sequences() {
        List<String> names = new ArrayList<>();
        session.query(SEQUENCES, row -> names.add(row.string(0)));
        TreeMap<String, SequenceState> states = new TreeMap<>();
        if (!names.isEmpty()) {
            String all = names.stream()
                    .map(name -> String.format(Locale.ROOT, SEQUENCE_STATE, Literal.quote(name), name))
                    .collect(Collectors.joining("\nUNION ALL\n"));
            session.query(all, row -> states.put(row.string(0), new SequenceState(row.number(1), row.truth(2))));
        }
        return states;
    }
}
