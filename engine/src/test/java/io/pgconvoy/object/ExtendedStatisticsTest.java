package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.HeldRow;
import io.pgconvoy.connect.ServerVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExtendedStatisticsTest {
    private final Relation table = Rendering.relation("t", 'r');

    @Test
    void whatWasFoundFollowsTheObjectAndNeedsIt() {
        ExtendedStatistics object = statistics(true);
        List<ArchiveEntry> entries = Rendering.in("19").with(table).entries(object);
        assertEquals(
                List.of("STATISTICS", "EXTENDED STATISTICS DATA"),
                entries.stream().map(ArchiveEntry::kind).toList());
        ArchiveEntry data = entries.get(1);
        assertEquals("s", data.tag());
        assertEquals("o", data.owner());
        assertEquals(Section.POST_DATA, data.section());
        assertEquals(List.of(object.dumpId()), data.dependencies());
        assertEquals("statistics of s", data.definitionText());
    }

    @Test
    void objectWithoutFindingsHasNoDataAndDataNeedsNoDefinition() {
        assertEquals(
                1, Rendering.in("19").with(table).entries(statistics(false)).size());
        DumpScope statisticsOnly = new DumpScope(
                false, false, false, true, false, null, Set.of(), null, Set.of(), Set.of(), null, Set.of(), Set.of(),
                false);
        List<ArchiveEntry> entries = Rendering.in("19").with(table).entries(statistics(true), statisticsOnly);
        assertEquals(
                List.of("EXTENDED STATISTICS DATA"),
                entries.stream().map(ArchiveEntry::kind).toList());
    }

    @Test
    void valuesHaveTheTypesOfTheFunctionsArguments() {
        ExtendedStatisticsData data = new ExtendedStatisticsData(ServerVersion.parse("19rc1"), true);
        assertEquals("""
                SELECT * FROM pg_catalog.pg_restore_extended_stats(
                \t'version', '190000'::integer,
                \t'schemaname', 'app',
                \t'relname', 't',
                \t'statistics_schemaname', 'app',
                \t'statistics_name', 's',
                \t'inherited', 't'::boolean,
                \t'n_distinct', 'n_distinct'::pg_ndistinct,
                \t'dependencies', 'dependencies'::pg_dependencies,
                \t'most_common_vals', 'most_common_vals'::text[],
                \t'most_common_freqs', 'most_common_freqs'::double precision[],
                \t'most_common_base_freqs', 'most_common_base_freqs'::double precision[],
                \t'exprs', 'exprs'::jsonb
                );
                """, data.text(statistics(true), List.of(row())));
    }

    private ExtendedStatistics statistics(boolean analyzed) {
        return new ExtendedStatistics(
                Rendering.header("s", "app"), table, "CREATE STATISTICS app.s ON a, b FROM app.t", -1, true, analyzed);
    }

    private static CatalogRow row() {
        List<String> names = List.of(
                "n_distinct",
                "dependencies",
                "most_common_vals",
                "most_common_freqs",
                "most_common_base_freqs",
                "exprs",
                "inherited");
        Map<String, String> values = new HashMap<>();
        names.forEach(name -> values.put(name, name));
        values.put("inherited", "t");
        return HeldRow.of(names, values);
    }
}
