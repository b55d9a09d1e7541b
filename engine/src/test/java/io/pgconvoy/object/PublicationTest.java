package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {
    private final Relation table = Rendering.relation("t", 'r');
    private final Publication members = publication(false, false, List.of());

    @Test
    void saysWhatIsPublished() {
        assertEquals(
                "CREATE PUBLICATION p WITH (publish = 'insert, truncate');\n",
                Rendering.in("18").definition(members));
    }

    @Test
    void allTablesAndAllSequencesAreOneList() {
        assertEquals(
                "CREATE PUBLICATION p FOR ALL TABLES, ALL SEQUENCES WITH (publish = 'insert, truncate');\n",
                Rendering.in("19").definition(publication(true, true, List.of())));
        assertEquals(
                "CREATE PUBLICATION p FOR ALL SEQUENCES WITH (publish = 'insert, truncate');\n",
                Rendering.in("19").definition(publication(false, true, List.of())));
    }

    @Test
    void tablesLeftOutAreNamed() {
        Relation left = new Relation(
                new ObjectHeader(3, new CatalogId(SystemCatalog.PG_CLASS, 20_000), "T", "app", "o"),
                'r',
                table.properties(),
                table.acl(),
                null,
                List.of(),
                true,
                RelationDetails.NONE);
        assertEquals(
                "CREATE PUBLICATION p FOR ALL TABLES EXCEPT (TABLE ONLY app.\"T\")"
                        + " WITH (publish = 'insert, truncate');\n",
                Rendering.in("19").with(left).definition(publication(true, false, List.of(20_000L))));
    }

    @Test
    void memberTableHasItsColumnsAndItsConditionInParentheses() {
        assertEquals(
                "ALTER PUBLICATION p ADD TABLE ONLY app.t (a, \"B\") WHERE (true);\n",
                Rendering.in("18").with(table).definition(member(List.of("a", "B"), "true")));
    }

    @ParameterizedTest
    @CsvSource({"15, 0", "17, 0", "18, 1"})
    void membersThatAreNotDumpedAreLeftOutBefore18(String dialect, int entries) {
        assertEquals(
                entries,
                Rendering.in(dialect)
                        .with(table)
                        .entries(member(List.of(), null), Rendering.without(table))
                        .size());
    }

    private PublicationTable member(List<String> columns, @Nullable String condition) {
        return new PublicationTable(Rendering.header("t", "app"), members, table, columns, condition);
    }

    private static Publication publication(boolean tables, boolean sequences, List<Long> except) {
        return new Publication(
                Rendering.header("p", null), tables, sequences, except, List.of("insert", "truncate"), false, false);
    }
}
