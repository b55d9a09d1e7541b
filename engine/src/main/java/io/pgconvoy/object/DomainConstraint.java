package io.pgconvoy.object;

import static java.util.Objects.requireNonNull;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Feature;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A constraint of a domain (pg_constraint with contypid): part of CREATE DOMAIN, or written after the data.
 *
 * @param type c for CHECK, n for NOT NULL (since release 17)
 * @param definition as the server writes it, without the name
 * @param validated false for NOT VALID, which CREATE DOMAIN cannot say
 */
public record DomainConstraint(ObjectHeader header, CatalogId domain, char type, String definition, boolean validated)
        implements Separable {
    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT c.tableoid, c.oid, c.conname AS name, c.contypid, c.contype, c.convalidated,
                   pg_catalog.pg_get_constraintdef(c.oid) AS definition
            FROM pg_catalog.pg_constraint c
            WHERE c.contypid <> 0
              AND c.contype IN ('c', 'n') -- since 17
              AND c.contype = 'c' -- before 17
            ORDER BY c.contypid, c.conname
            """);

    static List<DomainConstraint> read(ReadContext in, List<DomainType> domains) {
        Map<Long, DomainType> wanted = domains.stream()
                .filter(domain -> in.selection().wants(domain, Component.DEFINITION))
                .collect(Collectors.toMap(domain -> domain.catalogId().oid(), Function.identity()));
        List<CatalogRow> rows = in.rows(QUERY, Function.identity());
        return rows.stream()
                .filter(row -> wanted.containsKey(row.oid("contypid")))
                .map(row -> of(in, row, requireNonNull(wanted.get(row.oid("contypid")))))
                .toList();
    }

    private static DomainConstraint of(ReadContext in, CatalogRow row, DomainType domain) {
        ObjectHeader header = new ObjectHeader(
                in.nextDumpId(),
                new CatalogId(SystemCatalog.PG_CONSTRAINT, row.oid("oid")),
                row.text("name"),
                domain.schema(),
                domain.owner());
        return new DomainConstraint(
                header, domain.catalogId(), row.character("contype"), row.text("definition"), row.flag("convalidated"));
    }

    /** The order in which comments on a domain's constraints are written. */
    static List<DomainConstraint> checksFirst(List<DomainConstraint> constraints) {
        return constraints.stream()
                .sorted(Comparator.comparing(constraint -> !constraint.isCheck()))
                .toList();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.CONSTRAINT;
    }

    boolean isCheck() {
        return type == 'c';
    }

    @Override
    public CatalogId partOf() {
        return domain;
    }

    @Override
    public boolean isSeparate() {
        return !validated;
    }

    /** Constraints of domains go before those of tables, which begin with 1. */
    @Override
    public List<? extends Comparable<?>> tieBreakers(SortContext context) {
        DatabaseObject owning = context.model().find(domain);
        boolean stable = context.dialect().has(Feature.STABLE_TIE_BREAKERS);
        return stable && owning != null ? List.of(0, owning.name()) : List.of();
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Component.ALL;
    }

    /** The quoted name, and the definition. */
    String clause(RenderContext context) {
        return context.quote(name()) + " " + definition;
    }

    AnnotationEntries.Subject subject(RenderContext context, DatabaseObject domain, int dependency) {
        String words = "CONSTRAINT " + context.quote(name()) + " ON DOMAIN";
        String domainName = context.quote(domain.name());
        return new AnnotationEntries.Subject(this, words, domainName, schema(), owner(), catalogId(), 0, dependency);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        DatabaseObject owning = context.model().find(domain);
        if (!context.scope().schemaWanted() || !context.isSeparate(this) || owning == null) {
            return;
        }
        String name = context.qualified(owning);
        entries.add(EntryDraft.of(this, isCheck() ? "CHECK CONSTRAINT" : "CONSTRAINT", Section.POST_DATA)
                .tag(owning.name() + " " + name())
                .definition("ALTER DOMAIN " + name + "\n    ADD CONSTRAINT " + clause(context) + ";\n")
                .drop("ALTER DOMAIN " + name + " DROP CONSTRAINT " + context.quote(name()) + ";\n"));
        if (context.has(Feature.DOMAIN_CONSTRAINT_COMMENT_AFTER)) {
            boolean ownDependency = context.has(Feature.DOMAIN_CONSTRAINT_COMMENT_DEPENDENCY);
            int dependency = ownDependency ? dumpId() : owning.dumpId();
            new AnnotationEntries(context, entries).comment(subject(context, owning, dependency));
        }
    }
}
