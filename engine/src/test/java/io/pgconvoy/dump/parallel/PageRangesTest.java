package io.pgconvoy.dump.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.dump.parallel.PageRanges.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageRangesTest {
    private static final long TABLE = 4711;
    private static final long MEGABYTE = 1 << 20;

    private final PageRanges ranges = new PageRanges();

    @Test
    void aTableOfUnknownSizeIsOneRange() {
        assertEquals(List.of(Range.WHOLE), ranges.of(TABLE));
    }

    @Test
    void aSmallTableIsOneRange() {
        ranges.add(TABLE, 1000, 8 * MEGABYTE);
        assertEquals(List.of(Range.WHOLE), ranges.of(TABLE));
    }

    @Test
    void aLargeTableIsCutIntoRangesThatMeetAndTheLastHasNoEnd() {
        ranges.add(TABLE, 12_801, 100 * MEGABYTE);
        List<Range> cut = ranges.of(TABLE);
        assertEquals(12, cut.size());
        assertEquals(0, cut.get(0).from());
        for (int i = 1; i < cut.size(); i++) {
            assertEquals(cut.get(i - 1).to(), cut.get(i).from());
            assertTrue(cut.get(i).from() - cut.get(i - 1).from() <= 1067);
        }
        assertEquals(-1, cut.get(11).to());
    }

    @Test
    void fewPagesWithMuchBesideThemAreCutNoFinerThanAPage() {
        ranges.add(TABLE, 3, 1000 * MEGABYTE);
        assertEquals(List.of(new Range(0, 1), new Range(1, 2), new Range(2, -1)), ranges.of(TABLE));
    }
}
