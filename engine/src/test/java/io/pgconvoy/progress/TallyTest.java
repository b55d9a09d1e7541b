package io.pgconvoy.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.WorkAhead;
import io.pgconvoy.api.WorkUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final Tally tally = new Tally(() -> now);

    @Test
    void whatHasMovedOfUnfinishedPartsCountsAtTheWeightOfWhatIsFinished() {
        tally.expect(new WorkAhead(2, 0, 1000));
        WorkUnit first = unit(1, "a", 2, 250);
        WorkUnit second = unit(2, "a", 2, 250);
        tally.begun(first);
        tally.begun(second);
        tally.moved(500);
        tally.ended(first, new WorkUnit.Outcome(10, 500, 100));
        assertEquals(0.25, tally.status().fraction().orElseThrow());
        tally.moved(250);
        assertEquals(0.375, tally.status().fraction().orElseThrow());
        tally.moved(100_000);
        assertEquals(0.5, tally.status().fraction().orElseThrow(), "no more than the part weighs");
    }

    @Test
    void anObjectIsCompleteWhenAllItsPartsAre() {
        tally.expect(new WorkAhead(2, 30, 1000));
        List<WorkUnit> parts = List.of(unit(1, "a", 2, 100), unit(2, "a", 2, 100), unit(1, "b", 1, 800));
        for (WorkUnit part : parts) {
            tally.begun(part);
        }
        tally.ended(parts.get(0), new WorkUnit.Outcome(10, 1, 1));
        assertEquals(0, tally.status().objects());
        tally.ended(parts.get(1), new WorkUnit.Outcome(10, 1, 1));
        assertEquals(1, tally.status().objects());
        assertEquals(20, tally.status().rows());
        assertEquals(30, tally.status().expectedRows());
        assertEquals(List.of(new Status.Worker(1, "rows", "b")), tally.status().workers());
    }

    @Test
    void theTimeLeftFollowsThePaceWithoutJumping() {
        tally.expect(1000);
        for (int i = 0; i < 20; i++) {
            now += SECOND;
            tally.moved(10);
            tally.status();
        }
        assertEquals(80, tally.status().secondsLeft().orElseThrow(), 1);
        now += SECOND;
        tally.moved(100);
        double left = tally.status().secondsLeft().orElseThrow();
        assertTrue(left > 30 && left < 80, "one quick second does not make it ten times as quick: " + left);
    }

    @Test
    void nothingIsSaidOfTheEndOnceAllHasMoved() {
        tally.expect(100);
        tally.moved(50);
        now += SECOND;
        tally.status();
        tally.moved(60);
        for (int i = 0; i < 300; i++) {
            now += SECOND;
            assertTrue(tally.status().secondsLeft().isEmpty());
        }
    }

    @Test
    void nothingIsSaidOfTheEndWhereNothingIsKnownOfTheBeginning() {
        tally.moved(10);
        assertTrue(tally.status().fraction().isEmpty());
        assertTrue(tally.status().secondsLeft().isEmpty());
        assertTrue(tally.status().expectedBytes().isEmpty());
    }

    private static WorkUnit unit(int worker, String name, int units, long weight) {
        return new WorkUnit(worker, "rows", name, units, weight);
    }
}
