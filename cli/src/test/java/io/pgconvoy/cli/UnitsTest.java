package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void sizesHaveThreeDigits() {
        assertEquals("0 B", Units.size(0));
        assertEquals("999 B", Units.size(999));
        assertEquals("1.00 kB", Units.size(1000));
        assertEquals("24.8 MB", Units.size(24_841_937));
        assertEquals("100 MB", Units.size(99_960_000));
        assertEquals("1.00 GB", Units.size(999_600_000));
        assertEquals("12345 TB", Units.size(12_345e12));
    }

    @Test
    void ratesOfNoTimeAreNothing() {
        assertEquals("2.00 MB/s", Units.rate(4_000_000, 2));
        assertEquals("0 B/s", Units.rate(5, 0));
    }

    @Test
    void longTimesAreMinutesAndHours() {
        assertEquals("0.1 s", Units.seconds(0.12));
        assertEquals("99.9 s", Units.seconds(99.9));
        assertEquals("2:05 min", Units.seconds(125));
        assertEquals("1:02 h", Units.seconds(3725));
    }
}
