package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DataTypeTest {
    private static final Acl UNCHANGED = new Acl(null, "{}");

    @Test
    void enumListsItsLabelsAsLiterals() {
        assertEquals(
                "CREATE TYPE app.\"Mood\" AS ENUM (\n    'ok',\n    'it''s'\n);\n",
                Rendering.in("18").definition(enumType("ok", "it's")));
    }

    @Test
    void enumWithoutLabelsIsWrittenToo() {
        assertEquals(
                "CREATE TYPE app.\"Mood\" AS ENUM (\n);\n", Rendering.in("18").definition(enumType()));
    }

    @Test
    void commentNamesTheTypeWithoutSchemaInItsTag() {
        EnumType type = enumType("a");
        ArchiveEntry comment =
                Rendering.in("18").comment(type, "it's so").entries(type).get(1);
        assertEquals("TYPE \"Mood\"", comment.tag());
        assertEquals("COMMENT ON TYPE app.\"Mood\" IS 'it''s so';\n", comment.definition());
        assertEquals(List.of(type.dumpId()), comment.dependencies());
    }

    @Test
    void compositeTypeNamesCollationsThatDifferFromTheTypes() {
        assertEquals(
                "CREATE TYPE app.pair AS (\n\ta integer,\n\t\"B\" text COLLATE pg_catalog.\"C\"\n);\n",
                Rendering.in("18").definition(composite()));
    }

    @Test
    void commentOnColumnOfCompositeTypeBelongsToItsRelation() {
        CompositeType type = composite();
        Rendering rendering = Rendering.in("18");
        Relation relation = Rendering.relation("pair", 'c');
        CompositeType ofRelation = new CompositeType(
                type.header(),
                UNCHANGED,
                relation.catalogId(),
                List.of(type.attributes().get(0)));
        ArchiveEntry comment = rendering
                .commentOnColumn(relation, type.attributes().get(0).number(), "first")
                .entries(ofRelation)
                .get(1);
        assertEquals("COLUMN pair.a", comment.tag());
        assertEquals("COMMENT ON COLUMN app.pair.a IS 'first';\n", comment.definition());
    }

    @Test
    void rangeTypeSaysOnlyWhatIsNotTheDefault() {
        assertEquals(
                "CREATE TYPE app.r AS RANGE (\n    subtype = integer\n);\n",
                Rendering.in("18").definition(range(null, null, null, null)));
    }

    @Test
    void rangeTypeListsItsParametersInOrder() {
        assertEquals(
                """
                CREATE TYPE app.r AS RANGE (
                    subtype = integer,
                    multirange_type_name = app.many_r,
                    subtype_opclass = "Ops".other_ops,
                    collation = pg_catalog."C",
                    canonical = app.canon,
                    subtype_diff = app.diff
                );
                """,
                Rendering.in("18")
                        .definition(
                                range("app.many_r", "other_ops", new Collation.Name("pg_catalog", "C"), "app.canon")));
    }

    @Test
    void baseTypeListsItsParametersInOrderAndDropsWithItsFunctions() {
        ArchiveEntry entry = Rendering.in("18").entries(base()).get(0);
        assertEquals("""
            CREATE TYPE app.b (
                INTERNALLENGTH = variable,
                INPUT = app.b_in,
                OUTPUT = app.b_out,
                COLLATABLE = true,
                DEFAULT = 'x''y',
                SUBSCRIPT = raw_array_subscript_handler,
                ELEMENT = integer,
                CATEGORY = 'X',
                PREFERRED = true,
                DELIMITER = ';',
                ALIGNMENT = int4,
                STORAGE = extended,
                PASSEDBYVALUE
            );
            """, entry.definition());
        assertEquals("DROP TYPE app.b CASCADE;\n", entry.drop());
    }

    @Test
    void shellTypeIsWrittenOnlyToBreakALoopAndCannotBeDropped() {
        BaseType type = base();
        ShellType shell = new ShellType(type.header().companion(9), type.catalogId());
        assertEquals(List.of(), Rendering.in("18").entries(shell));
        Repairs repairs = new Repairs(Set.of(), Set.of(), Set.of(), Set.of(9));
        ArchiveEntry entry = Rendering.in("18").repaired(repairs).entries(shell).get(0);
        assertEquals("SHELL TYPE", entry.kind());
        assertEquals("CREATE TYPE app.b;\n", entry.definition());
        assertEquals(null, entry.drop());
        assertEquals(CatalogId.NONE, entry.catalogId());
        assertEquals("o", entry.owner());
    }

    @Test
    void undefinedTypeIsABareName() {
        UndefinedType type = new UndefinedType(Rendering.header("shell", "app"), UNCHANGED);
        assertEquals("CREATE TYPE app.shell;\n", Rendering.in("18").definition(type));
    }

    @Test
    void dummyTypesAreNeverWritten() {
        assertEquals(List.of(), Rendering.in("18").entries(new DummyType(Rendering.header("_int4", "app"), 0, true)));
    }

    @Test
    void typesAreWrittenBeforeData() {
        assertEquals(
                Section.PRE_DATA, Rendering.in("18").entries(enumType()).get(0).section());
    }

    private static EnumType enumType(String... labels) {
        return new EnumType(Rendering.header("Mood", "app"), UNCHANGED, List.of(labels));
    }

    private static CompositeType composite() {
        return new CompositeType(
                Rendering.header("pair", "app"),
                UNCHANGED,
                new CatalogId(1259, 5),
                List.of(
                        new CompositeType.Attribute(1, "a", "integer", null, false, 4, 'i'),
                        new CompositeType.Attribute(
                                3, "B", "text", new Collation.Name("pg_catalog", "C"), false, -1, 'i')));
    }

    private static RangeType range(
            @Nullable String multirange,
            @Nullable String operatorClass,
            Collation.@Nullable Name collation,
            @Nullable String canonical) {
        return new RangeType(
                Rendering.header("r", "app"),
                UNCHANGED,
                "integer",
                multirange,
                operatorClass,
                operatorClass == null ? null : "Ops",
                collation,
                canonical,
                canonical == null ? null : "app.diff");
    }

    private static BaseType base() {
        return new BaseType(
                Rendering.header("b", "app"),
                UNCHANGED,
                -1,
                true,
                'i',
                'x',
                List.of(new BaseType.Support("INPUT", "app.b_in"), new BaseType.Support("OUTPUT", "app.b_out")),
                true,
                new TypeDefault(null, "x'y"),
                "raw_array_subscript_handler",
                "integer",
                "X",
                true,
                ";");
    }
}
