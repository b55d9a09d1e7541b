package io.pgconvoy.restore.ledger;

import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.Session;
import io.pgconvoy.sql.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ledger's tables in the target. They are there from before the first change until the last one. */
public final class LedgerSchema {
    public static final String NAME = "pgconvoy_ledger";

    /** Of the tables, the numbering of steps, and how tables are cut. */
    private static final int VERSION = 1;

    private static final int ROWS_AT_ONCE = 1000;

    /** An unlogged table is empty after a crash. */
    private static final String CREATE = """
        CREATE SCHEMA pgconvoy_ledger;
        CREATE TABLE pgconvoy_ledger.migration (version integer NOT NULL, identity text NOT NULL,
            source text NOT NULL, plan text NOT NULL, snapshot text NOT NULL, snapshot_state text NOT NULL,
            consistent boolean NOT NULL, begun timestamp with time zone NOT NULL DEFAULT pg_catalog.now());
        CREATE TABLE pgconvoy_ledger.size (relation oid PRIMARY KEY, pages bigint NOT NULL, bytes bigint NOT NULL);
        CREATE TABLE pgconvoy_ledger.done (entry integer, step integer, PRIMARY KEY (entry, step));
        CREATE UNLOGGED TABLE pgconvoy_ledger.alive AS SELECT 1 AS one;
        """;

    private LedgerSchema() {}

    /**
     * How large a table was when the migration began: it is cut into the same stretches again.
     *
     * @param bytes those in its TOAST table included
     */
    public record Size(long pages, long bytes) {}

    /** Whether the database has a ledger, of any release. */
    public static boolean exists(Session session) {
        return session.text("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = '" + NAME + "'") != null;
    }

    public static void create(Session target, LedgerHead head, Map<Long, Size> sizes) {
        target.execute("BEGIN");
        target.execute(CREATE
                + "INSERT INTO pgconvoy_ledger.migration VALUES (" + VERSION + ", " + Literal.quote(head.identity())
                + ", " + Literal.quote(head.sourceName()) + ", " + Literal.quote(head.plan()) + ", "
                + Literal.quote(head.snapshot()) + ", " + Literal.quote(head.snapshotState()) + ", "
                + head.consistent() + ")");
        insert(
                target,
                "size",
                sizes.entrySet(),
                size -> size.getKey() + ", " + size.getValue().pages() + ", "
                        + size.getValue().bytes());
        target.execute("COMMIT");
    }

    private static <T> void insert(Session target, String table, Collection<T> rows, Function<T, String> values) {
        List<T> all = new ArrayList<>(rows);
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            target.execute("INSERT INTO " + NAME + "." + table + " VALUES "
                    + all.subList(from, Math.min(from + ROWS_AT_ONCE, all.size())).stream()
                            .map(row -> "(" + values.apply(row) + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Null where the ledger is another release's, or not whole. */
    public static @Nullable LedgerHead head(Session target) {
        if (!String.valueOf(VERSION).equals(target.text("SELECT version FROM pgconvoy_ledger.migration"))) {
            return null;
        }
        List<LedgerHead> heads = new ArrayList<>();
        target.query(
                """
            SELECT identity, source, plan, snapshot, snapshot_state, consistent,
                   pg_catalog.to_char(begun, 'YYYY-MM-DD HH24:MI:SS TZ')
            FROM pgconvoy_ledger.migration
            """,
                row -> heads.add(new LedgerHead(
                        row.string(0),
                        row.string(1),
                        row.string(2),
                        row.string(3),
                        row.string(4),
                        row.truth(5),
                        row.string(6))));
        return heads.get(0);
    }

    public static Map<Long, Size> sizes(Session target) {
        Map<Long, Size> sizes = new HashMap<>();
        target.query(
                "SELECT relation::bigint, pages, bytes FROM pgconvoy_ledger.size",
                row -> sizes.put(row.number(0), new Size(row.number(1), row.number(2))));
        return sizes;
    }

    /** Those that are done. */
    public static List<Step> steps(Session target) {
        List<Step> steps = new ArrayList<>();
        target.query(
                "SELECT entry, step FROM pgconvoy_ledger.done",
                row -> steps.add(new Step((int) row.number(0), (int) row.number(1))));
        return steps;
    }

    public static boolean hasCrashed(Session target) {
        return target.text("SELECT 1 FROM pgconvoy_ledger.alive") == null;
    }

    /** Makes steps undone, and tables empty, before the migration goes on. */
    public static void undo(Session target, LedgerHead head, Collection<Integer> entries, Collection<String> emptied) {
        StringBuilder undo = new StringBuilder("BEGIN;\n");
        emptied.forEach(table -> undo.append("TRUNCATE TABLE ").append(table).append(";\n"));
        if (!entries.isEmpty()) {
            undo.append("DELETE FROM pgconvoy_ledger.done WHERE entry = ANY ('{")
                    .append(entries.stream().map(String::valueOf).collect(Collectors.joining(",")))
                    .append("}'::integer[]);\nDELETE FROM pgconvoy_ledger.done WHERE entry = ")
                    .append(Step.COMPLETE.entry())
                    .append(" AND step = ")
                    .append(Step.COMPLETE.number())
                    .append(";\n");
        }
        undo.append("UPDATE pgconvoy_ledger.migration SET snapshot = ")
                .append(Literal.quote(head.snapshot()))
                .append(", snapshot_state = ")
                .append(Literal.quote(head.snapshotState()))
                .append(", consistent = ")
                .append(head.consistent())
                .append(";\nINSERT INTO pgconvoy_ledger.alive SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM"
                        + " pgconvoy_ledger.alive);\nCOMMIT");
        target.execute(undo.toString());
    }

    /** The end, on disk: with it all that was done before. Wakes no event trigger, if the user may see to that. */
    public static void drop(Session target) {
        attempt(
                target,
                "SELECT pg_catalog.set_config(name, 'off', false) FROM pg_catalog.pg_settings"
                        + " WHERE name = 'event_triggers'");
        attempt(target, "SET session_replication_role = replica");
        target.execute("SET synchronous_commit = on");
        target.execute("DROP SCHEMA " + NAME + " CASCADE");
    }

    private static void attempt(Session target, String setting) {
        try {
            target.execute(setting);
        } catch (ServerException e) {
            if (e.code() == ErrorCode.CONNECTION_LOST) {
                throw e;
            }
        }
    }
}
