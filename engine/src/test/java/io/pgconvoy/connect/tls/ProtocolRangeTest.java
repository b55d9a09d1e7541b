package io.pgconvoy.connect.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProtocolRangeTest {
    private static final String[] SUPPORTED = {"TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1", "SSLv3", "SSLv2Hello"};

    @Test
    void bothEndsAreIncludedAndAnOpenEndTakesAll() {
        assertArrayEquals(new String[] {"TLSv1.3", "TLSv1.2"}, new ProtocolRange("TLSv1.2", null).of(SUPPORTED));
        assertArrayEquals(new String[] {"TLSv1.1", "TLSv1"}, new ProtocolRange(null, "tlsv1.1").of(SUPPORTED));
        assertArrayEquals(new String[] {"TLSv1.2"}, new ProtocolRange("TLSv1.2", "TLSv1.2").of(SUPPORTED));
        assertEquals(4, new ProtocolRange(null, null).of(SUPPORTED).length);
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsEmpty() {
        assertTrue(new ProtocolRange("TLSv1.3", "TLSv1.2").isEmpty());
        assertFalse(new ProtocolRange("TLSv1.2", "TLSv1.2").isEmpty());
        assertFalse(new ProtocolRange(null, "TLSv1").isEmpty());
    }

    @Test
    void versionsAreKnownInAnyCase() {
        assertTrue(ProtocolRange.isVersion("tlsV1.3"));
        assertFalse(ProtocolRange.isVersion("TLSv1.4"));
        assertFalse(ProtocolRange.isVersion(""));
    }
}
