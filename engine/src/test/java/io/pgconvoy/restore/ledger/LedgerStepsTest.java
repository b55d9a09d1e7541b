package io.pgconvoy.restore.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerStepsTest {
    private final List<String> ran = new ArrayList<>();

    private boolean run(String what, String record, boolean successful) {
        ran.add(what + " " + record.replaceAll("[^0-9,-]", ""));
        return successful;
    }

    private LedgerSteps at(int entry, Step... done) {
        LedgerSteps steps = new LedgerSteps(new Ledger(Set.of(done), Set.of(), true));
        steps.at(entry);
        return steps;
    }

    @Test
    void eachStepOfAnEntryHasARowOfItsOwn() {
        LedgerSteps steps = at(7);
        steps.step(record -> run("a", record, true));
        steps.step(record -> run("b", record, true));
        assertEquals(List.of("a 7,0", "b 7,1"), ran);
    }

    @Test
    void whatIsDoneIsLeftOutAndCounts() {
        LedgerSteps steps = at(7, new Step(7, 0));
        assertTrue(steps.step(record -> run("a", record, true)));
        steps.step(record -> run("b", record, true));
        assertEquals(List.of("b 7,1"), ran);
    }

    @Test
    void whatTheServerRefusedIsDoneAgain() {
        Ledger ledger = new Ledger(Set.of(), Set.of(), false);
        LedgerSteps steps = new LedgerSteps(ledger);
        steps.at(7);
        assertFalse(steps.step(record -> run("a", record, false)));
        assertFalse(ledger.isDone(new Step(7, 0)));
    }

    @Test
    void whatBelongsToNoEntryLeavesNoRow() {
        LedgerSteps steps = at(7);
        steps.atNone();
        steps.step(record -> run("drop", record, true));
        assertEquals(List.of("drop "), ran);
    }

    private boolean several(LedgerSteps steps, boolean together, boolean... each) {
        return steps.steps(
                each.length,
                record -> run("all", record, together),
                index -> record -> run("one" + index, record, each[index]));
    }

    @Test
    void severalStepsAreOneIfTheServerTakesThem() {
        LedgerSteps steps = at(7);
        assertTrue(several(steps, true, true, true));
        steps.step(record -> run("next", record, true));
        assertEquals(List.of("all 7,0", "next 7,3"), ran);
    }

    @Test
    void severalStepsAreDoneOneByOneOtherwise() {
        assertFalse(several(at(7), false, true, false));
        assertEquals(List.of("all 7,0", "one0 7,1", "one1 7,2"), ran);
    }

    @Test
    void ofSeveralStepsOnlyThoseAreDoneThatAreLeft() {
        assertTrue(several(at(7, new Step(7, 1)), true, true, true));
        assertEquals(List.of("one1 7,2"), ran);
        ran.clear();
        assertTrue(several(at(7, new Step(7, 0)), true, true, true));
        assertEquals(List.of(), ran);
    }

    @Test
    void withoutALedgerAllIsDoneAndNothingWrittenDown() {
        LedgerSteps steps = new LedgerSteps(null);
        steps.at(7);
        several(steps, true, true);
        assertEquals(List.of("all "), ran);
    }
}
