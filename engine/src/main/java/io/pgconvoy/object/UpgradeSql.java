package io.pgconvoy.object;

import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.UpgradeFacts.Storage;
import io.pgconvoy.object.UpgradeFacts.Toast;
import io.pgconvoy.object.UpgradeFacts.TypeIds;
import java.util.List;
import java.util.Set;

/**
 * Completes definitions for pg_upgrade: before them the OIDs and files that the next object takes, behind them the
 * membership in an extension, whose script is not run. One thread; used once for a dump.
 */
public final class UpgradeSql {
    /** The kinds of entries whose objects can be members of an extension. */
    private static final Set<String> MEMBERS = Set.of(
            "SCHEMA",
            "TYPE",
            "DOMAIN",
            "PROCEDURAL LANGUAGE",
            "FUNCTION",
            "PROCEDURE",
            "AGGREGATE",
            "CAST",
            "TRANSFORM",
            "OPERATOR",
            "ACCESS METHOD",
            "OPERATOR CLASS",
            "OPERATOR FAMILY",
            "COLLATION",
            "CONVERSION",
            "TEXT SEARCH PARSER",
            "TEXT SEARCH DICTIONARY",
            "TEXT SEARCH TEMPLATE",
            "TEXT SEARCH CONFIGURATION",
            "FOREIGN DATA WRAPPER",
            "SERVER",
            "TABLE",
            "VIEW",
            "MATERIALIZED VIEW",
            "FOREIGN TABLE",
            "SEQUENCE",
            "EVENT TRIGGER");

    private static final String DROP = "DROP ";

    private final RenderContext context;
    private final UpgradeFacts facts;
    private long lastFreeType = Selection.LAST_BUILTIN_OID + 1;

    public UpgradeSql(RenderContext context) {
        this.context = context;
        this.facts = context.model().upgrade();
    }

    /** The entry of an object with what stands around its definition; other entries as they are. */
    EntryDraft complete(EntryDraft draft) {
        DatabaseObject object = draft.object();
        String definition = draft.definition();
        if (object == null || definition == null || definition.isEmpty()) {
            return draft;
        }
        String after = object instanceof Subscription subscription ? progress(subscription) : membership(object, draft);
        return draft.definition(before(object) + definition + after);
    }

    private String before(DatabaseObject object) {
        if (object instanceof Relation relation) {
            return relation(relation);
        }
        if (object instanceof CompositeType composite) {
            return type(composite.catalogId().oid(), false, false)
                    + storage(composite.relation().oid())
                    + versions(composite.relation().oid());
        }
        if (object instanceof DataType type) {
            return type(type.catalogId().oid(), object instanceof DomainType, object instanceof RangeType);
        }
        if (object instanceof ShellType shell) {
            return type(shell.type().oid(), false, false);
        }
        if (object instanceof Index index) {
            return storage(index.catalogId().oid());
        }
        return object instanceof IndexConstraint constraint
                ? storage(constraint.index().catalogId().oid())
                : "";
    }

    /** Older releases keep the types of TOAST tables and of sequences too, which servers of their time have. */
    private String relation(Relation relation) {
        boolean sequenceTypes = !context.has(Feature.UPGRADE_WITHOUT_TOAST_TYPES);
        if (relation.isSequence()) {
            return storage(relation.oid()) + (sequenceTypes ? rowTypes(relation) : "");
        }
        return rowTypes(relation) + versions(relation.oid()) + storage(relation.oid());
    }

    private String rowTypes(Relation relation) {
        long type = relation.properties().rowType();
        Toast toast = facts.storage(relation.oid()).toast();
        boolean withToast = !relation.isPartitioned() && !context.has(Feature.UPGRADE_WITHOUT_TOAST_TYPES);
        return (type == 0 ? "" : type(type, false, false))
                + (toast != null && toast.type() != 0 && withToast
                        ? next("pg_type toast oid", "toast_pg_type", toast.type())
                        : "");
    }

    /** @param forceArray whether the new server makes an array type even if the old one has none */
    private String type(long oid, boolean forceArray, boolean range) {
        TypeIds ids = facts.type(oid);
        long array = ids.array() == 0 && forceArray ? freeType() : ids.array();
        StringBuilder sql = new StringBuilder(next("pg_type oid", "pg_type", oid));
        if (array != 0) {
            sql.append(next("pg_type array oid", "array_pg_type", array));
        }
        if (range && context.has(Feature.UPGRADE_WITHOUT_TOAST_TYPES)) {
            boolean known = ids.multirange() != 0;
            sql.append(next("multirange pg_type oid", "multirange_pg_type", known ? ids.multirange() : freeType()));
            sql.append(next(
                    "multirange pg_type array oid",
                    "multirange_array_pg_type",
                    known ? ids.multirangeArray() : freeType()));
        }
        return sql.toString();
    }

    private long freeType() {
        do {
            lastFreeType++;
        } while (facts.types().containsKey(lastFreeType));
        return lastFreeType;
    }

    private static String next(String what, String function, long oid) {
        return "\n-- For binary upgrade, must preserve " + what + "\n" + set(function + "_oid", oid) + "\n";
    }

    private static String set(String what, long value) {
        return "SELECT pg_catalog.binary_upgrade_set_next_" + what + "('" + value + "'::pg_catalog.oid);\n";
    }

    private String versions(long oid) {
        return context.has(Feature.UPGRADE_KEEPS_ATTRIBUTE_VERSIONS)
                ? "\n-- For binary upgrade, must preserve the attribute versions\n"
                        + "SELECT pg_catalog.binary_upgrade_set_next_attribute_versions('{"
                        + String.join(",", facts.versions().getOrDefault(oid, List.of()))
                        + "}'::pg_catalog.pg_lsn[]);\n\n"
                : "";
    }

    private String storage(long oid) {
        Storage storage = facts.storage(oid);
        boolean files = context.has(Feature.UPGRADE_KEEPS_FILES);
        StringBuilder sql = new StringBuilder(
                "\n-- For binary upgrade, must preserve pg_class oids" + (files ? " and relfilenodes" : "") + "\n");
        String kind = storage.isIndex() ? "index" : "heap";
        sql.append(set(kind + "_pg_class_oid", oid));
        boolean stored = storage.isIndex() || storage.file() != 0 && storage.relkind() != 'p';
        if (files && stored) {
            sql.append(set(kind + "_relfilenode", storage.file()));
        }
        Toast toast = storage.toast();
        if (toast != null && !(files && storage.relkind() == 'p')) {
            sql.append(set("toast_pg_class_oid", toast.oid()));
            sql.append(files ? set("toast_relfilenode", toast.file()) : "");
            sql.append(set("index_pg_class_oid", toast.index()));
            sql.append(files ? set("index_relfilenode", toast.indexFile()) : "");
        }
        return sql.append('\n').toString();
    }

    /** Replication goes on where it stood. */
    private String progress(Subscription subscription) {
        UpgradeFacts.SubscriptionState state =
                facts.subscription(subscription.catalogId().oid());
        if (!context.has(Feature.UPGRADE_KEEPS_SUBSCRIPTIONS)) {
            return "";
        }
        String name = subscription.name();
        return (state.position() == null
                        ? ""
                        : "\n-- For binary upgrade, must preserve the remote_lsn for the subscriber's replication origin.\n"
                                + "SELECT pg_catalog.binary_upgrade_replorigin_advance(" + context.literal(name) + ", '"
                                + state.position() + "');\n")
                + (state.enabled()
                        ? "\n-- For binary upgrade, must preserve the subscriber's running state.\n"
                                + "ALTER SUBSCRIPTION " + context.quote(name) + " ENABLE;\n"
                        : "");
    }

    /** What a DROP statement calls the object, ALTER EXTENSION calls it too. */
    private String membership(DatabaseObject object, EntryDraft draft) {
        Extension extension = context.model().extensionOf(object.catalogId());
        if (extension == null || !MEMBERS.contains(draft.kind())) {
            return "";
        }
        String drop = draft.drop();
        String name = drop == null || !drop.startsWith(DROP)
                ? draft.kind() + " " + context.qualified(object) + ";\n"
                : drop.substring(DROP.length())
                        .replaceFirst(" CASCADE;\n$", ";\n")
                        .replaceFirst("^PROCEDURAL LANGUAGE ", "LANGUAGE ");
        return "\n-- For binary upgrade, handle extension membership the hard way\nALTER EXTENSION "
                + context.quote(extension.name()) + " ADD " + name;
    }
}
