package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules, triggers and policies: what stands beside its table. */
class TablePartsTest {
    private final Relation table = Rendering.relation("T", 'r');

    @ParameterizedTest
    @CsvSource({"D, DISABLE", "R, ENABLE REPLICA", "A, ENABLE ALWAYS"})
    void aTriggerThatFiresOtherwiseIsAltered(char state, String words) {
        assertEquals(
                "CREATE TRIGGER g;\n\nALTER TABLE app.\"T\" " + words + " TRIGGER g;\n",
                Rendering.in("18").with(table).definition(trigger(table, false, state)));
    }

    @Test
    void triggersOfForeignTablesAreAlteredAsSuch() {
        Relation foreign = Rendering.relation("f", 'f');
        assertEquals(
                "CREATE TRIGGER g;\n\nALTER FOREIGN TABLE app.f DISABLE TRIGGER g;\n",
                Rendering.in("18").with(foreign).definition(trigger(foreign, false, 'D')));
    }

    @Test
    void aPartitionsTriggerIsThereAlreadyAndIsNotDropped() {
        ArchiveEntry entry = Rendering.in("18")
                .with(table)
                .entries(trigger(table, true, 'O'))
                .get(0);
        assertEquals("\nALTER TABLE app.\"T\" ENABLE TRIGGER g;\n", entry.definition());
        assertEquals("", entry.drop());
        assertEquals("T g", entry.tag());
    }

    @Test
    void commentsOnPartsNameTheTableWithItsSchema() {
        Trigger trigger = trigger(table, false, 'O');
        ArchiveEntry comment = Rendering.in("18")
                .with(table)
                .comment(trigger, "why")
                .entries(trigger)
                .get(1);
        assertEquals("COMMENT ON TRIGGER g ON app.\"T\" IS 'why';\n", comment.definition());
        assertEquals("TRIGGER g ON \"T\"", comment.tag());
        assertEquals(List.of(trigger.dumpId()), comment.dependencies());
    }

    @Test
    void aRuleIsTheServersTextAndItsState() {
        Rule rule = new Rule(Rendering.header("r", "app"), table, FiringState.of('D'), "CREATE RULE r;");
        ArchiveEntry entry = Rendering.in("18").with(table).entries(rule).get(0);
        assertEquals("CREATE RULE r;\nALTER TABLE app.\"T\" DISABLE RULE r;\n", entry.definition());
        assertEquals("DROP RULE r ON app.\"T\";\n", entry.drop());
    }

    @Test
    void aViewsQueryIsNoEntryOfItsOwn() {
        Relation view = Rendering.relation("v", 'v');
        ViewRule query = new ViewRule(Rendering.header("_RETURN", "app"), view, FiringState.ORIGIN);
        assertEquals(List.of(), Rendering.in("18").with(view).entries(query));
    }

    @ParameterizedTest
    @CsvSource({"13.16, 0", "13.22, 1", "18, 1"})
    void rulesOfOneNameSortByTableSinceMinorReleases(String dialect, int keys) {
        Rule rule = new Rule(Rendering.header("r", "app"), table, FiringState.ORIGIN, "");
        SortContext context = new SortContext(
                Dialect.parse(dialect),
                new DatabaseModel(new Roles(Map.of()), new Annotations(Map.of(), Map.of(), Map.of())));
        assertEquals(keys, rule.tieBreakers(context).size());
    }

    @Test
    void aPolicyHasItsClausesInOrder() {
        Policy policy = new Policy(Rendering.header("P", "app"), table, 'w', false, "a, \"B\"", "x > 1", "x < 9");
        ArchiveEntry entry = Rendering.in("18").with(table).entries(policy).get(0);
        assertEquals(
                "CREATE POLICY \"P\" ON app.\"T\" AS RESTRICTIVE FOR UPDATE TO a, \"B\" USING (x > 1)"
                        + " WITH CHECK (x < 9);\n",
                entry.definition());
        assertEquals("T P", entry.tag());
        assertEquals(Section.POST_DATA, entry.section());
    }

    @Test
    void rowSecurityEndsWithoutALineAndNeedsItsTable() {
        RowSecurity enabled = new RowSecurity(Rendering.header("T", "app"), table);
        ArchiveEntry entry = Rendering.in("18").with(table).entries(enabled).get(0);
        assertEquals("ALTER TABLE app.\"T\" ENABLE ROW LEVEL SECURITY;", entry.definition());
        assertEquals(List.of(table.dumpId()), entry.dependencies());
    }

    @Test
    void aFiringStateThatIsNotKnownIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> FiringState.of('?'));
    }

    private static Trigger trigger(Relation table, boolean ofPartition, char state) {
        return new Trigger(Rendering.header("g", "app"), table, ofPartition, FiringState.of(state), "CREATE TRIGGER g");
    }
}
