package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.ServerFeature;
import io.pgconvoy.sql.Literal;
import io.pgconvoy.sql.SettingValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The database itself (pg_database), with all that is said of it in shared catalogs.
 *
 * @param provider where its locale comes from: {@code c} libc, {@code i} ICU, {@code b} the server itself
 * @param locale the locale of the last two; null for libc
 * @param tablespace {@code pg_default} for the cluster's default
 * @param connectionLimit -1 for none
 * @param settings made by ALTER DATABASE ... SET and ALTER ROLE ... IN DATABASE ... SET
 */
public record DatabaseEntry(
        CatalogId catalogId,
        String name,
        String owner,
        String encoding,
        char provider,
        String collate,
        String ctype,
        @Nullable String locale,
        @Nullable String icuRules,
        String tablespace,
        boolean template,
        int connectionLimit,
        Acl acl,
        @Nullable String comment,
        List<Annotations.Label> labels,
        List<Setting> settings) {

    /**
     * @param role the role it is for; null for all
     * @param item {@code name=value} as the catalog has it
     */
    public record Setting(@Nullable String role, String item) {}

    static DatabaseEntry read(ReadContext in) {
        return new DatabaseEntryReader(in).read();
    }

    /** Adds DATABASE, its comment, security label and ACL, and DATABASE PROPERTIES. */
    public void render(RenderContext context, EntryList entries) {
        int dumpId = context.nextDumpId().getAsInt();
        String quoted = context.quote(name);
        entries.add(EntryDraft.of(dumpId, "DATABASE", name, Section.PRE_DATA)
                .catalogId(catalogId)
                .owner(owner)
                .definition(create(context, quoted))
                .drop("DROP DATABASE " + quoted + ";\n"));
        if (comment != null && !comment.isEmpty() && !context.options().noComments()) {
            String statement = "COMMENT ON DATABASE " + quoted + " IS " + context.literal(comment) + ";\n";
            annotate(context, entries, "COMMENT", statement, dumpId);
        }
        if (!labels.isEmpty() && !context.options().noSecurityLabels()) {
            annotate(context, entries, "SECURITY LABEL", labelStatements(context, quoted), dumpId);
        }
        if (context.scope().schemaWanted() && !context.options().noAcl()) {
            annotate(context, entries, "ACL", aclStatements(context, quoted), dumpId);
        }
        String properties = properties(context, quoted);
        if (context.scope().binaryUpgrade()) {
            properties += horizon(context);
        }
        if (!properties.isEmpty()) {
            entries.add(EntryDraft.of(context.nextDumpId().getAsInt(), "DATABASE PROPERTIES", name, Section.PRE_DATA)
                    .owner(owner)
                    .definition(properties)
                    .drop(template ? clearTemplateFlag(context) : ""));
        }
        if (context.scope().binaryUpgrade()) {
            UpgradeFacts facts = context.model().upgrade();
            moveCatalog(context, entries, "pg_largeobject", facts.largeObjects());
            if (!facts.largeObjectOwners().isEmpty()) {
                moveCatalog(context, entries, "pg_largeobject_metadata", facts.largeObjectOwners());
            }
        }
    }

    private void annotate(RenderContext context, EntryList entries, String kind, String statements, int dumpId) {
        if (!statements.isEmpty()) {
            String tag = "DATABASE " + context.quote(name);
            entries.add(EntryDraft.of(context.nextDumpId().getAsInt(), kind, tag, Section.NONE)
                    .owner(owner)
                    .dependsOn(dumpId)
                    .definition(statements));
        }
    }

    private String create(RenderContext context, String quoted) {
        StringBuilder sql = new StringBuilder("CREATE DATABASE " + quoted + " WITH TEMPLATE = template0");
        boolean upgrade = context.scope().binaryUpgrade() && context.has(Feature.UPGRADE_KEEPS_FILES);
        if (upgrade) {
            sql.append(" OID = ").append(catalogId.oid());
            sql.append(context.has(Feature.UPGRADE_FILE_COPY) ? " STRATEGY = FILE_COPY" : "");
        }
        append(context, sql, "ENCODING", encoding);
        if (provider != 'c' || context.has(Feature.LOCALE_PROVIDER)) {
            sql.append(" LOCALE_PROVIDER = ").append(providerWord());
        }
        if (!collate.isEmpty() && collate.equals(ctype)) {
            append(context, sql, "LOCALE", collate);
        } else {
            append(context, sql, "LC_COLLATE", collate);
            append(context, sql, "LC_CTYPE", ctype);
        }
        append(context, sql, provider == 'b' ? "BUILTIN_LOCALE" : "ICU_LOCALE", locale);
        append(context, sql, "ICU_RULES", icuRules);
        if (upgrade) {
            append(context, sql, "COLLATION_VERSION", context.model().upgrade().collationVersion());
        }
        boolean elsewhere = !tablespace.isEmpty() && !tablespace.equals("pg_default");
        if (elsewhere && !context.options().noTablespaces()) {
            sql.append(" TABLESPACE = ").append(context.quote(tablespace));
        }
        return sql.append(";\n").toString();
    }

    private String horizon(RenderContext context) {
        UpgradeFacts.Horizon horizon = context.model().upgrade().database();
        return "\n-- For binary upgrade, set datfrozenxid and datminmxid.\nUPDATE pg_catalog.pg_database\n"
                + "SET datfrozenxid = '" + horizon.frozenXid() + "', datminmxid = '" + horizon.minMxid()
                + "'\nWHERE datname = " + context.literal(name) + ";\n";
    }

    /** The catalogs of large objects are moved like tables of the user's. */
    private static void moveCatalog(
            RenderContext context, EntryList entries, String catalog, List<UpgradeFacts.Storage> storages) {
        boolean files = context.has(Feature.UPGRADE_KEEPS_FILES);
        StringBuilder names = new StringBuilder();
        StringBuilder horizons = new StringBuilder();
        for (UpgradeFacts.Storage storage : storages) {
            names.append("SELECT pg_catalog.binary_upgrade_set_next_" + (storage.isIndex() ? "index" : "heap")
                    + "_relfilenode('" + storage.file() + "'::pg_catalog.oid);\n");
            if (files || !storage.isIndex()) {
                horizons.append("UPDATE pg_catalog.pg_class\nSET relfrozenxid = '"
                        + storage.horizon().frozenXid() + "', relminmxid = '"
                        + storage.horizon().minMxid() + "'\nWHERE oid = " + storage.oid() + ";\n");
            }
        }
        String emptied = files
                ? "\n-- For binary upgrade, preserve " + catalog + " and index relfilenodes\n" + names
                        + "TRUNCATE pg_catalog." + catalog + ";\n"
                : "";
        entries.add(EntryDraft.of(context.nextDumpId().getAsInt(), catalog, catalog, Section.PRE_DATA)
                .definition(emptied + "\n-- For binary upgrade, set " + catalog + " relfrozenxid and relminmxid\n"
                        + horizons));
    }

    private String providerWord() {
        return switch (provider) {
            case 'b' -> "builtin";
            case 'c' -> "libc";
            case 'i' -> "icu";
            default -> throw new IllegalStateException("unrecognized locale provider: " + provider);
        };
    }

    private static void append(RenderContext context, StringBuilder sql, String keyword, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            sql.append(' ').append(keyword).append(" = ").append(context.literal(value));
        }
    }

    private String labelStatements(RenderContext context, String quoted) {
        return labels.stream()
                .map(label -> "SECURITY LABEL FOR " + context.quote(label.provider()) + " ON DATABASE " + quoted
                        + " IS " + literal(context, label.label()) + ";\n")
                .collect(Collectors.joining());
    }

    private String aclStatements(RenderContext context, String quoted) {
        AclStatements.Target target = new AclStatements.Target("DATABASE", quoted, owner);
        return new AclStatements(context.ids(), context.dialect()).change(target, acl.current(), acl.defaults());
    }

    private String properties(RenderContext context, String quoted) {
        StringBuilder sql = new StringBuilder();
        if (connectionLimit != -1) {
            sql.append("ALTER DATABASE " + quoted + " CONNECTION LIMIT = " + connectionLimit + ";\n");
        }
        if (template) {
            sql.append("ALTER DATABASE " + quoted + " IS_TEMPLATE = true;\n");
        }
        settings.forEach(setting -> sql.append(statement(context, setting, quoted)));
        return sql.toString();
    }

    private static String statement(RenderContext context, Setting setting, String quoted) {
        int equals = setting.item.indexOf('=');
        if (equals < 0) {
            return "";
        }
        String target = setting.role == null
                ? "DATABASE " + quoted
                : "ROLE " + context.quote(setting.role) + " IN DATABASE " + quoted;
        String variable = setting.item.substring(0, equals);
        String value = SettingValue.format(
                variable, setting.item.substring(equals + 1), context.dialect(), text -> literal(context, text));
        return "ALTER " + target + " SET " + context.quote(variable) + " TO " + value + ";\n";
    }

    /** Good for every session, unless both the release and the server know of only one kind. */
    private static String literal(RenderContext context, String text) {
        boolean fixed = context.has(Feature.STANDARD_CONFORMING_STRINGS_FIXED)
                && context.server().has(ServerFeature.STANDARD_CONFORMING_STRINGS_FIXED);
        return fixed ? Literal.quote(text) : Literal.quoteForAnySession(text);
    }

    /** A template cannot be dropped, and no ALTER DATABASE takes IF EXISTS. */
    private String clearTemplateFlag(RenderContext context) {
        return "UPDATE pg_catalog.pg_database SET datistemplate = false WHERE datname = " + context.literal(name)
                + ";\n";
    }
}
