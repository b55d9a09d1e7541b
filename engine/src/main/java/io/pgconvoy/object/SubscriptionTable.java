package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscription is with a table (pg_subscription_rel). Read for pg_upgrade alone: elsewhere a subscription begins
 * anew.
 *
 * @param position the remote position that the state is of; null for none
 */
public record SubscriptionTable(
        ObjectHeader header,
        Subscription subscription,
        Relation table,
        char state,
        @Nullable String position) implements DatabaseObject {

    private static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT r.srsubid, r.srrelid, r.srsubstate, r.srsublsn   -- since 17
            FROM pg_catalog.pg_subscription_rel r                   -- since 17
            ORDER BY r.srsubid                                      -- since 17
            """);

    static List<SubscriptionTable> read(ReadContext in) {
        boolean kept = in.selection().scope().binaryUpgrade() && in.dialect().has(Feature.UPGRADE_KEEPS_SUBSCRIPTIONS);
        return kept ? in.rows(QUERY, row -> of(in, row)) : List.of();
    }

    private static SubscriptionTable of(ReadContext in, CatalogRow row) {
        long oid = row.oid("srsubid");
        Subscription subscription =
                in.model().find(Subscription.class, new CatalogId(SystemCatalog.PG_SUBSCRIPTION, oid));
        Relation table = in.model().relation(row.oid("srrelid"));
        if (subscription == null || table == null) {
            throw CatalogReader.inconsistent("subscription with OID " + oid + " or its table with OID "
                    + row.oid("srrelid") + " does not exist");
        }
        ObjectHeader header = new ObjectHeader(
                in.nextDumpId(), new CatalogId(table.oid(), oid), table.name(), table.schema(), subscription.owner());
        return new SubscriptionTable(
                header, subscription, table, row.character("srsubstate"), row.textOrNull("srsublsn"));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.SUBSCRIPTION_TABLE;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.bySchema(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        boolean wanted = context.scope().schemaWanted()
                && !context.options().noSubscriptions()
                && context.wants(this, Component.DEFINITION);
        if (wanted) {
            entries.add(EntryDraft.of(this, "SUBSCRIPTION TABLE", Section.POST_DATA)
                    .tag(subscription.name() + " " + table.name())
                    .definition("\n-- For binary upgrade, must preserve the subscriber table.\n"
                            + "SELECT pg_catalog.binary_upgrade_add_sub_rel_state("
                            + context.literal(subscription.name()) + ", " + table.oid() + ", '" + state + "', "
                            + (position == null ? "NULL" : "'" + position + "'") + ");\n"));
        }
    }
}
