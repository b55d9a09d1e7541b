package io.pgconvoy.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.TestEntries;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.restore.WorkSchedule.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkScheduleTest {
    private static final Dialect DIALECT = Dialect.parse("18");

    private final List<Item> running = new ArrayList<>();

    private static SelectedEntry entry(int dumpId, String kind, Section section, Integer... dependencies) {
        return entryIn(null, dumpId, kind, section, dependencies);
    }

    private static SelectedEntry entryIn(
            @Nullable String schema, int dumpId, String kind, Section section, Integer... dependencies) {
        ArchiveEntry entry = new ArchiveEntry(
                dumpId,
                CatalogId.NONE,
                "e" + dumpId,
                kind,
                section,
                "",
                null,
                null,
                schema,
                null,
                null,
                '\0',
                null,
                List.of(dependencies),
                null);
        return new SelectedEntry(entry, Set.of(Part.SCHEMA));
    }

    private static SelectedEntry table(int dumpId) {
        return entry(dumpId, "TABLE", Section.PRE_DATA);
    }

    private static SelectedEntry data(int dumpId, Integer table) {
        return entry(dumpId, "TABLE DATA", Section.DATA, table);
    }

    private static WorkSchedule begun(Map<Integer, Long> sizes, SelectedEntry... entries) {
        WorkSchedule schedule = new WorkSchedule(List.of(entries), DIALECT, sizes);
        schedule.early().forEach(schedule::done);
        schedule.begin();
        return schedule;
    }

    /** Starts what can be started, and says what that was. */
    private List<Integer> started(WorkSchedule schedule) {
        List<Integer> dumpIds = new ArrayList<>();
        for (Item item = schedule.next(running); item != null; item = schedule.next(running)) {
            running.add(item);
            dumpIds.add(item.entry().dumpId());
        }
        return dumpIds;
    }

    private void finish(WorkSchedule schedule, int dumpId) {
        Item item = running.stream()
                .filter(one -> one.entry().dumpId() == dumpId)
                .findFirst()
                .orElseThrow();
        running.remove(item);
        schedule.done(item);
    }

    private static List<Integer> dumpIds(List<Item> items) {
        return items.stream().map(item -> item.entry().dumpId()).toList();
    }

    @Test
    void whatComesBeforeTheDataComesFirstAndInOrder() {
        WorkSchedule schedule = new WorkSchedule(
                List.of(
                        table(3),
                        entry(9, "COMMENT", Section.NONE, 3),
                        table(2),
                        entry(8, "ACL", Section.NONE, 3),
                        data(4, 3),
                        entry(7, "COMMENT", Section.NONE, 3),
                        table(1)),
                DIALECT,
                Map.of());
        assertEquals(List.of(3, 9, 2, 1), dumpIds(schedule.early()));
    }

    @Test
    void privilegesWaitForThoseOfTheSchemaAndColumnsForTheirTables() {
        WorkSchedule schedule = begun(
                Map.of(),
                entry(1, "SCHEMA", Section.PRE_DATA),
                entryIn("e1", 2, "TABLE", Section.PRE_DATA, 1),
                entryIn("e1", 3, "ACL", Section.NONE, 2, 4),
                entryIn("e1", 4, "ACL", Section.NONE, 2),
                entry(9, "ACL", Section.NONE, 1));
        assertTrue(schedule.nextPass());
        assertEquals(List.of(9), started(schedule));
        finish(schedule, 9);
        assertEquals(List.of(4), started(schedule));
        finish(schedule, 4);
        assertEquals(List.of(3), started(schedule));
    }

    private static SelectedEntry trigger(int dumpId, String definition, Integer table) {
        ArchiveEntry entry = TestEntries.entry(dumpId, "TRIGGER", "e" + dumpId, Section.POST_DATA, definition)
                .withDependencies(List.of(table));
        return new SelectedEntry(entry, Set.of(Part.SCHEMA));
    }

    @Test
    void whetherATriggerFiresIsSaidOnceItsLikeIsMadeOnThePartitionedTable() {
        WorkSchedule schedule = begun(
                Map.of(),
                table(1),
                table(2),
                trigger(5, "\nALTER TABLE s.p21 ENABLE ALWAYS TRIGGER \"a \"\" TRIGGER b\";\n", 2),
                trigger(6, "\nALTER FOREIGN TABLE s.p21 DISABLE TRIGGER plain;\n", 2),
                trigger(8, "CREATE TRIGGER \"a \"\" TRIGGER b\" AFTER INSERT ON s.p FOR EACH ROW EXECUTE f();\n", 1),
                trigger(9, "CREATE CONSTRAINT TRIGGER plain AFTER INSERT ON s.p DEFERRABLE;\n", 1));
        assertEquals(List.of(8), started(schedule));
        finish(schedule, 8);
        assertEquals(List.of(5, 9), started(schedule).stream().sorted().toList());
        finish(schedule, 5);
        finish(schedule, 9);
        assertEquals(List.of(6), started(schedule));
    }

    @Test
    void theLargestGoesFirst() {
        WorkSchedule schedule =
                begun(Map.of(11, 5L, 13, 90L), table(1), table(2), table(3), data(11, 1), data(12, 2), data(13, 3));
        assertEquals(List.of(13, 11, 12), started(schedule));
    }

    @Test
    void whatALongCheckWaitsForGoesBeforeWhatIsLarger() {
        WorkSchedule schedule = begun(
                Map.of(11, 90L, 12, 1L, 13, 20L),
                table(1),
                table(2),
                table(3),
                data(11, 1),
                data(12, 2),
                data(13, 3),
                entry(21, "FK CONSTRAINT", Section.POST_DATA, 1, 2));
        assertEquals(List.of(11, 12, 13), started(schedule));
    }

    @Test
    void checksOfOneTableCountTogetherAsTheyAreDoneOneByOne() {
        WorkSchedule schedule = begun(
                Map.of(11, 90L, 12, 1L, 13, 50L),
                table(1),
                table(2),
                table(3),
                data(11, 1),
                data(12, 2),
                data(13, 3),
                entry(21, "FK CONSTRAINT", Section.POST_DATA, 1, 2),
                entry(22, "FK CONSTRAINT", Section.POST_DATA, 1));
        assertEquals(List.of(11, 12, 13), started(schedule));
    }

    @Test
    void anIndexGoesBeforeTheRowsOfOtherTables() {
        WorkSchedule schedule = begun(
                Map.of(11, 90L, 12, 80L),
                table(1),
                table(2),
                data(11, 1),
                data(12, 2),
                entry(21, "INDEX", Section.POST_DATA, 1));
        running.add(schedule.next(running));
        finish(schedule, 11);
        assertEquals(List.of(21, 12), started(schedule));
    }

    @Test
    void statisticsDoNotWaitBehindAnIndexThatIsBuilt() {
        WorkSchedule schedule = begun(
                Map.of(11, 90L),
                table(1),
                data(11, 1),
                entry(21, "INDEX", Section.POST_DATA, 1),
                entry(22, "INDEX", Section.POST_DATA, 1),
                entry(31, "STATISTICS DATA", Section.DATA, 1));
        started(schedule);
        finish(schedule, 11);
        assertEquals(List.of(21, 22), started(schedule));
        finish(schedule, 21);
        assertEquals(List.of(), started(schedule), "the other one is still built");
        finish(schedule, 22);
        assertEquals(List.of(31), started(schedule));
    }

    @Test
    void statisticsOfATableWaitForItsRows() {
        WorkSchedule schedule = begun(
                Map.of(11, 5L),
                table(1),
                table(2),
                data(11, 1),
                entry(21, "STATISTICS DATA", Section.DATA, 1, 99),
                entry(22, "STATISTICS DATA", Section.DATA, 2, 99));
        assertEquals(List.of(11, 22), started(schedule));
        finish(schedule, 11);
        assertEquals(List.of(21), started(schedule));
    }

    @Test
    void whatDependsOnATableWaitsForItsRowsAndIsAsLarge() {
        WorkSchedule schedule = begun(
                Map.of(11, 5L, 12, 90L),
                table(1),
                table(2),
                data(11, 1),
                data(12, 2),
                entry(21, "INDEX", Section.POST_DATA, 1),
                entry(22, "INDEX", Section.POST_DATA, 2));
        assertEquals(List.of(12, 11), started(schedule));
        finish(schedule, 11);
        assertEquals(List.of(21), started(schedule));
        finish(schedule, 21);
        finish(schedule, 12);
        assertEquals(List.of(22), started(schedule));
    }

    @Test
    void indexesOfATableAreBuiltTogetherButItsConstraintsOneByOne() {
        WorkSchedule schedule = begun(
                Map.of(),
                table(1),
                data(11, 1),
                entry(21, "INDEX", Section.POST_DATA, 1),
                entry(22, "INDEX", Section.POST_DATA, 1),
                entry(23, "CONSTRAINT", Section.POST_DATA, 1),
                entry(24, "TRIGGER", Section.POST_DATA, 1));
        started(schedule);
        finish(schedule, 11);
        assertEquals(List.of(21, 22), started(schedule), "the others want the table for themselves");
        finish(schedule, 21);
        assertEquals(List.of(), started(schedule));
        finish(schedule, 22);
        assertEquals(List.of(23), started(schedule));
        finish(schedule, 23);
        assertEquals(List.of(24), started(schedule));
    }

    @Test
    void aForeignKeyHoldsBothTables() {
        WorkSchedule schedule = begun(
                Map.of(),
                table(1),
                table(2),
                data(11, 1),
                data(12, 2),
                entry(21, "FK CONSTRAINT", Section.POST_DATA, 1, 2),
                entry(22, "CONSTRAINT", Section.POST_DATA, 2));
        started(schedule);
        finish(schedule, 11);
        finish(schedule, 12);
        assertEquals(List.of(22), started(schedule));
        finish(schedule, 22);
        assertEquals(List.of(21), started(schedule));
    }

    @Test
    void passesFollowEachOther() {
        WorkSchedule schedule = begun(
                Map.of(),
                table(1),
                entry(5, "ACL", Section.NONE, 1),
                data(11, 1),
                entry(31, "MATERIALIZED VIEW DATA", Section.POST_DATA, 1));
        assertEquals(List.of(11), started(schedule));
        finish(schedule, 11);
        assertNull(schedule.next(running));
        assertTrue(schedule.nextPass());
        assertEquals(List.of(5), started(schedule));
        finish(schedule, 5);
        assertTrue(schedule.nextPass());
        assertEquals(List.of(31), started(schedule));
        finish(schedule, 31);
        assertFalse(schedule.nextPass());
        assertEquals(List.of(), schedule.leftOver());
    }

    @Test
    void dependenciesThatAreNotInTheArchiveCountForNothing() {
        WorkSchedule schedule = begun(Map.of(), table(1), data(11, 1), entry(21, "BLOBS", Section.DATA, 999, 7777));
        assertEquals(List.of(11, 21), started(schedule));
    }

    @Test
    void aCircleIsLeftOver() {
        WorkSchedule schedule = begun(
                Map.of(),
                entry(21, "RULE", Section.POST_DATA, 22),
                entry(22, "RULE", Section.POST_DATA, 21),
                entry(23, "RULE", Section.POST_DATA, 21));
        assertEquals(List.of(), started(schedule));
        while (schedule.nextPass()) {
            assertEquals(List.of(), started(schedule));
        }
        assertEquals(List.of(21, 22, 23), dumpIds(schedule.leftOver()));
    }
}
