package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTypeTest {
    private final DomainType domain = new DomainType(
            Rendering.header("d", "app"),
            new Acl(null, "{}"),
            "character varying(20)",
            new Collation.Name("pg_catalog", "C"),
            true,
            new TypeDefault("'x'::character varying", "x"));

    @Test
    void saysCollationNotNullDefaultAndChecksInThisOrder() {
        assertEquals(
                "CREATE DOMAIN app.d AS character varying(20) COLLATE pg_catalog.\"C\" NOT NULL"
                        + " DEFAULT 'x'::character varying\n"
                        + "\tCONSTRAINT a CHECK ((VALUE <> ''::text))\n"
                        + "\tCONSTRAINT \"B\" CHECK (true);\n",
                Rendering.in("18")
                        .with(check("a", "CHECK ((VALUE <> ''::text))", true), check("B", "CHECK (true)", true))
                        .definition(domain));
    }

    @ParameterizedTest
    @CsvSource({"d_not_null, ' NOT NULL'", "needed, ' CONSTRAINT needed NOT NULL'"})
    void notNullHasAnameUnlessItIsTheUsualOne(String name, String clause) {
        assertEquals(
                "CREATE DOMAIN app.d AS character varying(20) COLLATE pg_catalog.\"C\"" + clause
                        + " DEFAULT 'x'::character varying;\n",
                Rendering.in("18").with(constraint(name, 'n', "NOT NULL", true)).definition(domain));
    }

    @Test
    void constraintThatIsNotValidFollowsTheData() {
        DomainConstraint check = check("later", "CHECK (true) NOT VALID", false);
        ArchiveEntry entry = Rendering.in("18").with(domain).entries(check).get(0);
        assertEquals("CHECK CONSTRAINT", entry.kind());
        assertEquals("d later", entry.tag());
        assertEquals(Section.POST_DATA, entry.section());
        assertEquals("ALTER DOMAIN app.d\n    ADD CONSTRAINT later CHECK (true) NOT VALID;\n", entry.definition());
        assertEquals("ALTER DOMAIN app.d DROP CONSTRAINT later;\n", entry.drop());
    }

    @Test
    void constraintTakenApartByLoopRepairFollowsTheDataToo() {
        DomainConstraint check = check("looped", "CHECK (app.f(VALUE))", true);
        Repairs repairs = new Repairs(Set.of(check.dumpId()), Set.of(), Set.of(), Set.of());
        Rendering rendering = Rendering.in("18").repaired(repairs).with(domain);
        assertEquals("CHECK CONSTRAINT", rendering.entries(check).get(0).kind());
        assertEquals(
                "CREATE DOMAIN app.d AS character varying(20) COLLATE pg_catalog.\"C\" NOT NULL"
                        + " DEFAULT 'x'::character varying;\n",
                rendering.definition(domain));
    }

    @Test
    void constraintInsideTheDomainHasNoEntryOfItsOwn() {
        assertEquals(List.of(), Rendering.in("18").with(domain).entries(check("inside", "CHECK (true)", true)));
    }

    @ParameterizedTest
    @CsvSource({"13.16, 2, 1", "18, 1, 2"})
    void commentOnSeparateConstraintFollowsItSinceAugust2025(String dialect, int withDomain, int withConstraint) {
        DomainConstraint check = check("later", "CHECK (true) NOT VALID", false);
        assertEquals(
                withDomain,
                Rendering.in(dialect)
                        .comment(check, "c")
                        .with(check)
                        .entries(domain)
                        .size());
        assertEquals(
                withConstraint,
                Rendering.in(dialect)
                        .comment(check, "c")
                        .with(domain)
                        .entries(check)
                        .size());
    }

    @ParameterizedTest
    @CsvSource({"17.5, 1", "17.6, 2", "18, 2"})
    void notNullHasItsCommentSinceAugust2025(String dialect, int entries) {
        DomainConstraint notNull = constraint("needed", 'n', "NOT NULL", true);
        assertEquals(
                entries,
                Rendering.in(dialect)
                        .comment(notNull, "c")
                        .with(notNull)
                        .entries(domain)
                        .size());
    }

    @Test
    void commentOnConstraintNamesTheDomain() {
        DomainConstraint check = check("inside", "CHECK (true)", true);
        ArchiveEntry comment = Rendering.in("18")
                .comment(check, "c")
                .with(check)
                .entries(domain)
                .get(1);
        assertEquals("CONSTRAINT inside ON DOMAIN d", comment.tag());
        assertEquals("COMMENT ON CONSTRAINT inside ON DOMAIN app.d IS 'c';\n", comment.definition());
    }

    @Test
    void domainNeedsItsValidatedConstraintsOnly() {
        DomainConstraint inside = check("inside", "CHECK (true)", true);
        DomainConstraint later = check("later", "CHECK (true) NOT VALID", false);
        DatabaseModel model = new DatabaseModel(new Roles(Map.of()), new Annotations(Map.of(), Map.of(), Map.of()));
        model.addAll(List.of(domain, inside, later));
        List<List<Integer>> edges = new ArrayList<>();
        domain.addDependencies(model, (dependent, needed) -> edges.add(List.of(dependent, needed)));
        assertEquals(List.of(List.of(domain.dumpId(), inside.dumpId())), edges);
    }

    private DomainConstraint check(String name, String definition, boolean validated) {
        return constraint(name, 'c', definition, validated);
    }

    private DomainConstraint constraint(String name, char type, String definition, boolean validated) {
        return new DomainConstraint(Rendering.header(name, "app"), domain.catalogId(), type, definition, validated);
    }
}
