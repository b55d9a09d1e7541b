package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpNumbersTest {
    /** Objects 1 and 2, of which stock does not count the second; boundaries 3 and 4. */
    private final DumpNumbers numbers = new DumpNumbers(new int[] {0, 215, 0, 3000, 3001}, 3001);

    @Test
    void objectsAndBoundariesHaveTheNumbersThatWereCounted() {
        assertEquals(List.of(215, 3000, 3001), List.of(numbers.of(1), numbers.of(3), numbers.of(4)));
    }

    @Test
    void entriesThatAreNoObjectsFollowInTheOrderInWhichTheyWereMade() {
        assertEquals(List.of(3002, 3003), List.of(numbers.of(5), numbers.of(6)));
    }

    @Test
    void whatStockDoesNotCountComesAfterAllElse() {
        assertTrue(numbers.of(2) > numbers.of(1_000_000));
    }

    @Test
    void entriesAndTheirDependenciesAreRenumberedTogether() {
        List<ArchiveEntry> entries = numbers.renumber(List.of(entry(1), entry(5, 1), entry(2, 3, 1), entry(6, 2)));
        assertEquals(
                List.of(215, 3002, 3004, 3003),
                entries.stream().map(ArchiveEntry::dumpId).toList());
        assertEquals(
                List.of(List.of(), List.of(215), List.of(3000, 215), List.of(3004)),
                entries.stream().map(ArchiveEntry::dependencies).toList());
    }

    private static ArchiveEntry entry(int dumpId, Integer... dependencies) {
        return EntryDraft.of(dumpId, "TABLE", "t", Section.PRE_DATA)
                .dependsOn(dependencies)
                .build();
    }
}
