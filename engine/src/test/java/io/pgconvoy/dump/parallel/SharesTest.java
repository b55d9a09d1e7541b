package io.pgconvoy.dump.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void tablesOfOneSizeAreDealtOut() {
        assertEquals(List.of(true, true, true, true), taken(400, 2, 100, 100, 100, 100));
    }

    @Test
    void whatIsLeftOverIsCut() {
        assertEquals(List.of(true, true, false), taken(300, 2, 100, 100, 100));
    }

    @Test
    void aLittleMoreThanAShareIsNoReasonToCut() {
        assertEquals(List.of(true, true, true, true), taken(240, 2, 95, 60, 58, 27));
    }

    @Test
    void aTableLargerThanAShareIsCutAndSmallerOnesAreNot() {
        assertEquals(List.of(false, true, true, true), taken(1000, 2, 700, 100, 100, 100));
    }

    @Test
    void oneWorkerCutsNothing() {
        assertEquals(List.of(true, true), taken(300, 1, 200, 100));
    }

    private static List<Boolean> taken(long weight, int workers, long... tables) {
        Shares shares = new Shares(weight, workers);
        return LongStream.of(tables).mapToObj(shares::take).toList();
    }
}
