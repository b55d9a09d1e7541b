package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.HeldRow;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelationStatisticsTest {
    private static final List<String> COLUMNS = List.of(
            "attname",
            "inherited",
            "null_frac",
            "avg_width",
            "n_distinct",
            "most_common_vals",
            "most_common_freqs",
            "histogram_bounds",
            "correlation",
            "most_common_elems",
            "most_common_elem_freqs",
            "elem_count_histogram",
            "range_length_histogram",
            "range_empty_frac",
            "range_bounds_histogram");

    private final AttributeStatistics text = new AttributeStatistics(ServerVersion.parse("18.6"), true);

    @Test
    void entryNamesNoOwnerAndKeepsTheDependenciesOfTheObject() {
        RelationStatistics statistics = statistics(false, "0");
        ArchiveEntry entry = Rendering.in("18").entries(statistics).get(0);
        assertEquals("STATISTICS DATA", entry.kind());
        assertEquals("t", entry.tag());
        assertEquals("app", entry.namespace());
        assertNull(entry.owner());
        assertNull(entry.drop());
        assertEquals(CatalogId.NONE, entry.catalogId());
        assertEquals(Section.DATA, entry.section());
        assertEquals(List.of(4, 5), entry.dependencies());
        assertNull(entry.definition());
        assertEquals("statistics of t", entry.definitionText());
        assertTrue(entry.dumpId() != statistics.dumpId());
    }

    @Test
    void statisticsOfWhatComesAfterTheDataComeAfterTheData() {
        assertEquals(Section.POST_DATA, section(Rendering.in("18"), statistics(true, "0")));
        assertEquals(ObjectKind.Phase.POST_DATA, statistics(true, "0").phase(Dialect.parse("18")));
        assertEquals(ObjectKind.Phase.DATA, statistics(false, "0").phase(Dialect.parse("18")));
        RelationStatistics postponed = statistics(false, "0");
        Repairs repairs = new Repairs(Set.of(), Set.of(), Set.of(postponed.dumpId()), Set.of());
        assertEquals(Section.POST_DATA, section(Rendering.in("18").repaired(repairs), postponed));
    }

    @Test
    void sizeIsWrittenWithoutWhatTheServerDoesNotTell() {
        assertEquals("""
                SELECT * FROM pg_catalog.pg_restore_relation_stats(
                \t'version', '180006'::integer,
                \t'schemaname', 'app',
                \t'relname', 't',
                \t'relpages', '7'::integer,
                \t'reltuples', '-1'::real,
                \t'relallvisible', '3'::integer,
                \t'relallfrozen', '2'::integer
                );
                """, text.text(statistics(false, "2"), List.of()));
        String older =
                new AttributeStatistics(ServerVersion.parse("9.6.24"), true).text(statistics(false, null), List.of());
        assertTrue(older.contains("'version', '90624'::integer"), older);
        assertTrue(older.endsWith("\t'relallvisible', '3'::integer\n);\n"), older);
    }

    @Test
    void nullsAreLeftOutAndTextsAreQuoted() {
        CatalogRow row = row(Map.of(
                "attname", "it's",
                "inherited", "f",
                "n_distinct", "NaN",
                "most_common_vals", "{\"a\\\\b\",it's}",
                "most_common_freqs", "{0.5,1e-05}",
                "range_bounds_histogram", "{\"[1,2)\"}"));
        String expected = """
                SELECT * FROM pg_catalog.pg_restore_attribute_stats(
                \t'version', '180006'::integer,
                \t'schemaname', 'app',
                \t'relname', 't',
                \t'attname', 'it''s',
                \t'inherited', 'f'::boolean,
                \t'n_distinct', 'NaN'::real,
                \t'most_common_vals', '{"a\\\\b",it''s}'::text,
                \t'most_common_freqs', '{0.5,1e-05}'::real[],
                \t'range_bounds_histogram', '{"[1,2)"}'::text
                );
                """;
        RelationStatistics statistics = statistics(false, "2");
        assertEquals(expected, attributes(text, statistics, row));
        AttributeStatistics oldStrings = new AttributeStatistics(ServerVersion.parse("18.6"), false);
        assertEquals(expected.replace("\\", "\\\\"), attributes(oldStrings, statistics, row));
    }

    @Test
    void columnsOfIndexesWithExpressionsGoByNumber() {
        RelationStatistics index = statistics(true, "0", "expr", "id", "expr1");
        String call = attributes(text, index, row(Map.of("attname", "expr1")));
        assertTrue(call.contains(",\n\t'attnum', '3'::smallint\n"), call);
        CatalogRow strange = row(Map.of("attname", "other"));
        assertThrows(EngineException.class, () -> text.text(index, List.of(strange)));
    }

    private static Section section(Rendering rendering, RelationStatistics statistics) {
        return rendering.entries(statistics).get(0).section();
    }

    private static String attributes(AttributeStatistics text, RelationStatistics statistics, CatalogRow row) {
        String all = text.text(statistics, List.of(row));
        return all.substring(text.text(statistics, List.of()).length());
    }

    private static RelationStatistics statistics(boolean postData, @Nullable String frozen, String... indexColumns) {
        Relation table = Rendering.relation("t", 'r');
        ObjectHeader header = new ObjectHeader(Rendering.header("t", "app").dumpId(), CatalogId.NONE, "t", "app", null);
        RelationStatistics.Size size = new RelationStatistics.Size(7, "-1", 3, frozen, List.of(indexColumns));
        return new RelationStatistics(header, table, List.of(4, 5), postData, size);
    }

    private static CatalogRow row(Map<String, String> given) {
        return HeldRow.of(COLUMNS, given);
    }
}
