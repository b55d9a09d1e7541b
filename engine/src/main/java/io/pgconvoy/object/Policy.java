package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row security policy (pg_policy) of a table.
 *
 * @param command {@code *} for all, {@code r}ead, {@code a}ppend, {@code w}rite, {@code d}elete
 * @param roles the roles it is for, as SQL writes them; null for PUBLIC
 * @param using the condition on rows that are seen, as SQL writes it
 * @param withCheck the condition on rows that are written, as SQL writes it
 */
public record Policy(
        ObjectHeader header,
        Relation table,
        char command,
        boolean permissive,
        @Nullable String roles,
        @Nullable String using,
        @Nullable String withCheck)
        implements DatabaseObject {

    private static final Map<Character, String> COMMANDS =
            Map.of('*', "", 'r', " FOR SELECT", 'a', " FOR INSERT", 'w', " FOR UPDATE", 'd', " FOR DELETE");

    /** Only of tables that are locked: the expressions are taken apart by looking at them. */
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT p.tableoid, p.oid, p.polname AS name, p.polrelid, p.polcmd,
                   p.polpermissive,         -- since 10
                   true AS polpermissive,   -- before 10
                   CASE WHEN p.polroles <> '{0}' THEN
                       pg_catalog.array_to_string(ARRAY(
                           SELECT pg_catalog.quote_ident(r.rolname)
                           FROM pg_catalog.pg_roles r
                           WHERE r.oid = ANY (p.polroles)), ', ')
                   END AS roles,
                   pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS polqual,
                   pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS polwithcheck
            FROM pg_catalog.unnest(':oids'::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_policy p ON p.polrelid = wanted.oid
            """);

    static List<Policy> read(ReadContext in) {
        List<Long> tables = in.model().all(Relation.class).stream()
                .filter(table -> mayHavePolicies(table, in.selection()))
                .map(table -> table.catalogId().oid())
                .toList();
        return in.rows(QUERY, tables, row -> read(in, row));
    }

    static boolean mayHavePolicies(Relation table, Selection selection) {
        return (table.relkind() == 'r' || table.relkind() == 'p') && selection.wants(table, Component.POLICY);
    }

    private static Policy read(ReadContext in, CatalogRow row) {
        return new Policy(
                in.headerOnTable(row, "polrelid"),
                in.table(row, "polrelid"),
                row.character("polcmd"),
                row.flag("polpermissive"),
                row.textOrNull("roles"),
                row.textOrNull("polqual"),
                row.textOrNull("polwithcheck"));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.POLICY;
    }

    @Override
    public @Nullable CatalogId partOf() {
        return table.catalogId();
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return List.of(table.name());
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.wants(table, Component.POLICY) ? Component.ALL : Component.NONE;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()
                || context.options().noPolicies()
                || !context.wants(this, Component.DEFINITION)) {
            return;
        }
        String quoted = context.quote(name());
        entries.add(EntryDraft.of(this, "POLICY", Section.POST_DATA)
                .tag(table.name() + " " + name())
                .definition(definition(context, quoted))
                .drop("DROP POLICY " + quoted + " ON " + context.qualified(table) + ";\n"));
        AnnotationEntries.Subject subject =
                AnnotationEntries.Subject.of(this, "POLICY " + quoted + " ON", context.quote(table.name()));
        new AnnotationEntries(context, entries).comment(subject);
    }

    private String definition(RenderContext context, String quoted) {
        String forCommand = COMMANDS.get(command);
        if (forCommand == null) {
            throw CatalogReader.inconsistent("unexpected policy command type: " + command);
        }
        return "CREATE POLICY " + quoted + " ON " + context.qualified(table)
                + (permissive ? "" : " AS RESTRICTIVE")
                + forCommand
                + (roles == null ? "" : " TO " + roles)
                + (using == null ? "" : " USING (" + using + ")")
                + (withCheck == null ? "" : " WITH CHECK (" + withCheck + ")")
                + ";\n";
    }
}
