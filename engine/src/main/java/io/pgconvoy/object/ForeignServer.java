package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A foreign server (pg_foreign_server) with its user mappings.
 *
 * @param wrapper the foreign-data wrapper's name
 * @param type empty for none
 * @param version empty for none
 * @param options as SQL writes them; empty for none
 * @param userMappings in the order of the users' names
 */
public record ForeignServer(
        ObjectHeader header,
        Acl acl,
        String wrapper,
        String type,
        String version,
        String options,
        List<UserMapping> userMappings)
        implements DatabaseObject {

    /**
     * Who a user is on a foreign server.
     *
     * @param user the role's name, or {@code public}; empty where the role is gone
     * @param options as SQL writes them; empty for none, or when the reader may not see them
     */
    public record UserMapping(String user, String options) {}

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT s.tableoid, s.oid, s.srvname AS name, s.srvowner AS owner, s.srvacl AS acl,
                   pg_catalog.acldefault('S', s.srvowner) AS acldefault,
                   w.fdwname, s.srvtype, s.srvversion,
                   pg_catalog.array_to_string(ARRAY(
                       SELECT pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
                       FROM pg_catalog.pg_options_to_table(s.srvoptions)
                       ORDER BY option_name), E',\\n    ') AS options
            FROM pg_catalog.pg_foreign_server s
            JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
            ORDER BY s.oid
            """);

    /** The view, not pg_user_mapping: that one only superusers may read. */
    private static final CatalogQuery USER_MAPPINGS = CatalogQuery.of("""
            SELECT m.srvid, m.usename,
                   pg_catalog.array_to_string(ARRAY(
                       SELECT pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
                       FROM pg_catalog.pg_options_to_table(m.umoptions)
                       ORDER BY option_name), E',\\n    ') AS options
            FROM pg_catalog.pg_user_mappings m
            ORDER BY m.srvid, m.usename
            """);

    static List<ForeignServer> read(ReadContext in) {
        Map<Long, List<UserMapping>> mappings = new HashMap<>();
        in.rows(
                USER_MAPPINGS,
                row -> mappings.computeIfAbsent(row.oid("srvid"), server -> new ArrayList<>())
                        .add(new UserMapping(row.textOrEmpty("usename"), row.text("options"))));
        return in.rows(
                QUERY,
                row -> new ForeignServer(
                        in.header(row),
                        Acl.of(row),
                        row.text("fdwname"),
                        row.textOrEmpty("srvtype"),
                        row.textOrEmpty("srvversion"),
                        row.text("options"),
                        List.copyOf(mappings.getOrDefault(row.oid("oid"), List.of()))));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.FOREIGN_SERVER;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.globally(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String quoted = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "SERVER", Section.PRE_DATA)
                    .definition(definition(context, quoted))
                    .drop("DROP SERVER " + quoted + ";\n"));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(this, "SERVER", quoted);
        annotations.comment(subject);
        annotations.acl(subject.as("FOREIGN SERVER", quoted, 0), acl);
        if (context.wants(this, Component.USER_MAPPING)) {
            userMappings.forEach(mapping -> entries.add(draft(context, mapping, quoted)));
        }
    }

    private String definition(RenderContext context, String quoted) {
        StringBuilder sql = new StringBuilder("CREATE SERVER ").append(quoted);
        if (!type.isEmpty()) {
            sql.append(" TYPE ").append(context.literal(type));
        }
        if (!version.isEmpty()) {
            sql.append(" VERSION ").append(context.literal(version));
        }
        sql.append(" FOREIGN DATA WRAPPER ").append(context.quote(wrapper));
        return sql.append(ForeignDataWrapper.optionClause(options))
                .append(";\n")
                .toString();
    }

    private EntryDraft draft(RenderContext context, UserMapping mapping, String quoted) {
        String target = "USER MAPPING FOR " + context.quote(mapping.user()) + " SERVER " + quoted;
        return EntryDraft.of(
                        context.nextDumpId().getAsInt(),
                        "USER MAPPING",
                        "USER MAPPING " + mapping.user() + " SERVER " + name(),
                        Section.PRE_DATA)
                .definition("CREATE " + target + ForeignDataWrapper.optionClause(mapping.options()) + ";\n")
                .drop("DROP " + target + ";\n")
                .owner(owner());
    }
}
