package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A schema whose tables are members of a publication (pg_publication_namespace). Its name is the schema's. */
public record PublicationSchema(ObjectHeader header, Publication publication, Schema published)
        implements DatabaseObject {

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT m.tableoid, m.oid, m.pnpubid, m.pnnspid -- since 15
            FROM pg_catalog.pg_publication_namespace m     -- since 15
            """);

    static List<PublicationSchema> read(ReadContext in) {
        return in.rows(QUERY, row -> read(in, row)).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable PublicationSchema read(ReadContext in, CatalogRow row) {
        Publication publication = Publication.withOid(in.model(), row.oid("pnpubid"));
        CatalogId schemaId = new CatalogId(SystemCatalog.PG_NAMESPACE, row.oid("pnnspid"));
        Schema schema = in.model().find(Schema.class, schemaId);
        if (publication == null || schema == null) {
            return null;
        }
        CatalogId id = new CatalogId(row.oid("tableoid"), row.oid("oid"));
        // sorts as an object outside any schema, although its entry names one
        ObjectHeader header = new ObjectHeader(in.nextDumpId(), id, schema.name(), null, publication.owner());
        return new PublicationSchema(header, publication, schema);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.PUBLICATION_SCHEMA;
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
        boolean excluded = !context.has(Feature.PUBLICATION_MEMBERS_OF_EXCLUDED)
                && context.selection().of(published).isEmpty();
        if (excluded
                || !context.scope().schemaWanted()
                || context.options().noPublications()
                || !context.wants(this, Component.DEFINITION)) {
            return;
        }
        entries.add(EntryDraft.of(this, "PUBLICATION TABLES IN SCHEMA", Section.POST_DATA)
                .tag(publication.name() + " " + published.name())
                .schema(published.name())
                .definition("ALTER PUBLICATION " + context.quote(publication.name()) + " ADD TABLES IN SCHEMA "
                        + context.quote(published.name()) + ";\n"));
    }
}
