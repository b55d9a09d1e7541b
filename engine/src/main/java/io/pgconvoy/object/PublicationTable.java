package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table that is a member of a publication (pg_publication_rel). Its name is the table's, its owner the publication's.
 *
 * @param columns the columns that are published; empty for all
 * @param rowFilter the condition on rows, as SQL writes it; null for none
 */
public record PublicationTable(
        ObjectHeader header,
        Publication publication,
        Relation table,
        List<String> columns,
        @Nullable String rowFilter) implements DatabaseObject {

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT m.tableoid, m.oid, m.prpubid, m.prrelid,                                           -- since 10
                   pg_catalog.pg_get_expr(m.prqual, m.prrelid) AS row_filter,                         -- since 15
                   NULL AS row_filter,                                                                -- since 10 before 15
                   ARRAY(SELECT a.attname                                                             -- since 15
                         FROM pg_catalog.generate_series(0, pg_catalog.array_upper(m.prattrs::pg_catalog.int2[], 1)) i, -- since 15
                              pg_catalog.pg_attribute a                                               -- since 15
                         WHERE a.attrelid = m.prrelid AND a.attnum = m.prattrs[i]) AS columns         -- since 15
                   NULL AS columns                                                                    -- since 10 before 15
            FROM pg_catalog.pg_publication_rel m                                                      -- since 10
            WHERE NOT m.prexcept                                                                      -- since 19
            """);

    static List<PublicationTable> read(ReadContext in) {
        return in.rows(QUERY, row -> read(in, row)).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable PublicationTable read(ReadContext in, CatalogRow row) {
        Publication publication = Publication.withOid(in.model(), row.oid("prpubid"));
        Relation table = in.model().relation(row.oid("prrelid"));
        if (publication == null || table == null) {
            return null;
        }
        CatalogId id = new CatalogId(row.oid("tableoid"), row.oid("oid"));
        return new PublicationTable(
                new ObjectHeader(in.nextDumpId(), id, table.name(), table.schema(), publication.owner()),
                publication,
                table,
                row.array("columns").stream().map(Objects::requireNonNull).toList(),
                row.textOrNull("row_filter"));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.PUBLICATION_TABLE;
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return context.dialect().has(Feature.STABLE_TIE_BREAKERS) ? List.of(publication.name()) : List.of();
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Publication.selectMember(this, selection);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        boolean excluded =
                !context.has(Feature.PUBLICATION_MEMBERS_OF_EXCLUDED) && !context.wants(table, Component.DEFINITION);
        if (excluded
                || !context.scope().schemaWanted()
                || context.options().noPublications()
                || !context.wants(this, Component.DEFINITION)) {
            return;
        }
        entries.add(EntryDraft.of(this, "PUBLICATION TABLE", Section.POST_DATA)
                .tag(publication.name() + " " + table.name())
                .definition("ALTER PUBLICATION " + context.quote(publication.name()) + " ADD TABLE ONLY "
                        + context.qualified(table) + columnList(context) + where() + ";\n"));
    }

    private String columnList(RenderContext context) {
        return columns.isEmpty()
                ? ""
                : columns.stream().map(context::quote).collect(Collectors.joining(", ", " (", ")"));
    }

    /** The server puts no parentheses around conditions such as {@code true}. */
    private String where() {
        return rowFilter == null ? "" : " WHERE (" + rowFilter + ")";
    }
}
