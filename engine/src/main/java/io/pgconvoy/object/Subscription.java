package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A subscription (pg_subscription).
 *
 * @param connection the connection string; empty when a foreign server says how to connect
 * @param server the foreign server's name; null for a connection string
 * @param slot the replication slot's name; null for none
 * @param settings what differs from the defaults
 */
public record Subscription(
        ObjectHeader header,
        String connection,
        @Nullable String server,
        @Nullable String slot,
        List<String> publications,
        Settings settings)
        implements DatabaseObject {

    /**
     * The options of CREATE SUBSCRIPTION.
     *
     * @param streaming {@code f} off, {@code t} on, {@code p} parallel
     * @param runAsOwner true on servers before 16, which always did
     * @param walReceiverTimeout {@code -1} for the server's own
     */
    public record Settings(
            boolean binary,
            char streaming,
            boolean twoPhase,
            boolean disableOnError,
            boolean passwordRequired,
            boolean runAsOwner,
            boolean failover,
            boolean retainDeadTuples,
            long maxRetentionDuration,
            String synchronousCommit,
            String walReceiverTimeout,
            String origin) {

        static Settings of(CatalogRow row) {
            return new Settings(
                    row.flag("subbinary"),
                    row.character("substream"),
                    row.flag("two_phase"),
                    row.flag("subdisableonerr"),
                    row.flag("subpasswordrequired"),
                    row.flag("subrunasowner"),
                    row.flag("subfailover"),
                    row.flag("subretaindeadtuples"),
                    row.number("submaxretention"),
                    row.text("subsynccommit"),
                    row.text("subwalrcvtimeout"),
                    row.text("suborigin"));
        }
    }

    /** Only superusers may read the connection strings. */
    private static final CatalogQuery READABLE = CatalogQuery.of("""
            SELECT pg_catalog.current_setting('is_superuser') = 'on' AS superuser,                         -- since 10
                   EXISTS (SELECT 1 FROM pg_catalog.pg_subscription s                                      -- since 10
                           JOIN pg_catalog.pg_database d ON d.oid = s.subdbid                              -- since 10
                           WHERE d.datname = pg_catalog.current_database()) AS subscriptions               -- since 10
            """);

    /** Stock asks for no order either; tables and conditions like its own lead to the same plan, and so to its order. */
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT s.tableoid, s.oid, s.subname AS name, s.subowner AS owner,                              -- since 10
                   s.subconninfo, s.subslotname, s.subsynccommit, s.subpublications,                       -- since 10
                   s.subbinary, s.substream,                                                               -- since 14
                   false AS subbinary, 'f' AS substream,                                                   -- since 10 before 14
                   s.subtwophasestate <> 'd' AS two_phase, s.subdisableonerr,                              -- since 15
                   false AS two_phase, false AS subdisableonerr,                                           -- since 10 before 15
                   s.subpasswordrequired, s.subrunasowner, s.suborigin,                                    -- since 16
                   true AS subpasswordrequired, true AS subrunasowner, 'any' AS suborigin,                 -- since 10 before 16
                   s.subfailover,                                                                          -- since 17
                   false AS subfailover,                                                                   -- since 10 before 17
                   s.subretaindeadtuples, s.submaxretention, s.subwalrcvtimeout, f.srvname                 -- since 19
                   false AS subretaindeadtuples, 0 AS submaxretention, '-1' AS subwalrcvtimeout,           -- since 10 before 19
                   NULL AS srvname                                                                         -- since 10 before 19
            FROM pg_catalog.pg_subscription s                                                              -- since 10
                 :origins                                                                                  -- since 17
            LEFT JOIN pg_catalog.pg_foreign_server f ON f.oid = s.subserver                                -- since 19
            WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d                                  -- since 10
                               WHERE d.datname = pg_catalog.current_database())                            -- since 10
            """);

    /** What dumps for pg_upgrade look for. */
    private static final String ORIGINS =
            "LEFT JOIN pg_catalog.pg_replication_origin_status o ON o.external_id = 'pg_' || s.oid::pg_catalog.text";

    static List<Subscription> read(ReadContext in) {
        List<Boolean> readable = in.rows(READABLE, row -> mayRead(in, row));
        in.catalog().reach("subscriptions");
        boolean origins =
                in.selection().scope().binaryUpgrade() && in.dialect().has(Feature.UPGRADE_KEEPS_SUBSCRIPTIONS);
        CatalogQuery query = QUERY.with(":origins", origins ? ORIGINS : "");
        return readable.contains(true) ? in.rows(query, row -> read(in, row)) : List.of();
    }

    private static boolean mayRead(ReadContext in, CatalogRow row) {
        boolean superuser = row.flag("superuser");
        if (!superuser && row.flag("subscriptions")) {
            in.warn("subscriptions not dumped because current user is not a superuser");
        }
        return superuser;
    }

    private static Subscription read(ReadContext in, CatalogRow row) {
        return new Subscription(
                in.header(row),
                row.textOrEmpty("subconninfo"),
                row.textOrNull("srvname"),
                row.textOrNull("subslotname"),
                row.array("subpublications").stream()
                        .map(Objects::requireNonNull)
                        .toList(),
                Settings.of(row));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.SUBSCRIPTION;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.globally(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted() || context.options().noSubscriptions()) {
            return;
        }
        String quoted = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "SUBSCRIPTION", Section.POST_DATA)
                    .definition(definition(context, quoted))
                    .drop("DROP SUBSCRIPTION " + quoted + ";\n"));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(this, "SUBSCRIPTION", quoted);
        annotations.comment(subject);
        annotations.labels(subject);
    }

    private String definition(RenderContext context, String quoted) {
        String source =
                server == null ? "CONNECTION " + context.literal(connection) : "SERVER " + context.quote(server);
        return "CREATE SUBSCRIPTION " + quoted + " " + source + " PUBLICATION "
                + publications.stream().map(context::quote).collect(Collectors.joining(", "))
                + " WITH (connect = false, slot_name = " + (slot == null ? "NONE" : context.literal(slot))
                + options(context) + ");\n";
    }

    private String options(RenderContext context) {
        StringBuilder sql = new StringBuilder();
        add(sql, settings.binary, "binary = true");
        sql.append(streaming(context));
        add(sql, settings.twoPhase, "two_phase = on");
        add(sql, settings.disableOnError, "disable_on_error = true");
        add(sql, !settings.passwordRequired, "password_required = false");
        add(sql, settings.runAsOwner && context.has(Feature.SUBSCRIPTION_RUN_AS_OWNER), "run_as_owner = true");
        add(sql, settings.failover, "failover = true");
        add(sql, settings.retainDeadTuples, "retain_dead_tuples = true");
        add(sql, settings.maxRetentionDuration != 0, "max_retention_duration = " + settings.maxRetentionDuration);
        add(
                sql,
                !settings.synchronousCommit.equals("off"),
                "synchronous_commit = " + context.quote(settings.synchronousCommit));
        add(
                sql,
                !settings.walReceiverTimeout.equals("-1"),
                "wal_receiver_timeout = " + context.quote(settings.walReceiverTimeout));
        add(sql, !settings.origin.toLowerCase(Locale.ROOT).equals("any"), "origin = " + settings.origin);
        return sql.toString();
    }

    private String streaming(RenderContext context) {
        return switch (settings.streaming) {
            case 't' -> ", streaming = on";
            case 'p' -> ", streaming = parallel";
            default -> context.has(Feature.SUBSCRIPTION_STREAMING_OFF) ? ", streaming = off" : "";
        };
    }

    private static void add(StringBuilder sql, boolean wanted, String option) {
        if (wanted) {
            sql.append(", ").append(option);
        }
    }
}
