package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A collation (pg_collation). Its version is not written, except for pg_upgrade: the target computes its own.
 *
 * @param provider b builtin, c libc, i ICU, d the database's default
 * @param locale of providers other than libc; null for none
 * @param collate of provider libc, as is {@code ctype}
 * @param rules ICU tailoring rules; null for none
 */
public record Collation(
        ObjectHeader header,
        char provider,
        boolean deterministic,
        @Nullable String locale,
        @Nullable String collate,
        @Nullable String ctype,
        @Nullable String rules,
        int encoding)
        implements DatabaseObject {
    /** What other objects name a collation by. */
    public record Name(String schema, String name) {
        /** From the columns {@code collation} and {@code collation_schema}; null where they are. */
        static @Nullable Name of(CatalogRow row) {
            return row.isNull("collation") ? null : new Name(row.text("collation_schema"), row.text("collation"));
        }

        String qualified(RenderContext context) {
            return context.qualified(schema, name);
        }
    }

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT c.tableoid, c.oid, c.collname AS name, c.collnamespace AS schema, c.collowner AS owner,
                   c.collencoding,
                   c.collprovider, -- since 10
                   'c' AS collprovider, -- before 10
                   c.collisdeterministic, -- since 12
                   true AS collisdeterministic, -- before 12
                   c.colllocale AS locale, -- since 17
                   c.colliculocale AS locale, -- since 15 before 17
                   CASE WHEN c.collprovider = 'i' THEN c.collcollate END AS locale, -- since 10 before 15
                   NULL AS locale, -- before 10
                   c.collicurules, -- since 16
                   NULL AS collicurules, -- before 16
                   NULLIF(c.collcollate, '') AS collcollate, NULLIF(c.collctype, '') AS collctype
            FROM pg_catalog.pg_collation c
            WHERE c.oid > 16383 -- only users' objects
            ORDER BY c.oid
            """);

    private static final Map<Character, String> PROVIDERS =
            Map.of('b', "builtin", 'c', "libc", 'i', "icu", 'd', "default");

    static List<Collation> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new Collation(
                        in.header(row),
                        row.character("collprovider"),
                        row.flag("collisdeterministic"),
                        row.textOrNull("locale"),
                        row.textOrNull("collcollate"),
                        row.textOrNull("collctype"),
                        row.textOrNull("collicurules"),
                        row.integer("collencoding")));
    }

    /** {@code  COLLATE x} for a column or domain, with a blank before it; empty for null. */
    static String clause(RenderContext context, @Nullable Name collation) {
        return collation == null ? "" : " COLLATE " + collation.qualified(context);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.COLLATION;
    }

    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return context.dialect().has(Feature.STABLE_TIE_BREAKERS) ? List.of(encoding) : List.of();
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.bySchema(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String name = context.qualified(this);
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "COLLATION", Section.PRE_DATA)
                    .definition("CREATE COLLATION " + name + " (" + parameters(context) + ");\n")
                    .drop("DROP COLLATION " + name + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "COLLATION", context.quote(name())));
    }

    private String parameters(RenderContext context) {
        StringBuilder parameters = new StringBuilder("provider = " + providerName());
        if (!deterministic) {
            parameters.append(", deterministic = false");
        }
        if (provider == 'c' || provider == 'd' && !context.has(Feature.COLLATION_LOCALE_BY_PROVIDER)) {
            parameters.append(libcLocale(context));
        } else if (provider != 'd') {
            parameters.append(", locale = ").append(literal(context, locale));
        }
        if (provider == 'i' && rules != null) {
            parameters.append(", rules = ").append(context.literal(rules));
        }
        String version = context.model().upgrade().collations().get(catalogId().oid());
        if (version != null) {
            parameters.append(", version = ").append(context.literal(version));
        }
        return parameters.toString();
    }

    private String providerName() {
        String known = PROVIDERS.get(provider);
        if (known == null) {
            throw new IllegalStateException("unrecognized collation provider: " + provider);
        }
        return known;
    }

    private String libcLocale(RenderContext context) {
        boolean one = collate == null
                ? ctype == null && !context.has(Feature.COLLATION_LOCALE_BY_PROVIDER)
                : collate.equals(ctype);
        if (one) {
            return ", locale = " + literal(context, collate);
        }
        return ", lc_collate = " + literal(context, collate) + ", lc_ctype = " + literal(context, ctype);
    }

    private static String literal(RenderContext context, @Nullable String text) {
        return context.literal(text == null ? "" : text);
    }
}
