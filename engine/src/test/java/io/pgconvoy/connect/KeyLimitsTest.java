package io.pgconvoy.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyLimitsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            null                                                                 | 137438953472
            AES/GCM/NoPadding KeyUpdate 2^37                                     | 137438953472
            AES/GCM/NoPadding KeyUpdate 2^37, ChaCha20-Poly1305 KeyUpdate 2^20   | 1048576
            AES/GCM/NoPadding KeyUpdate 4096                                     | 4096
            """)
    void theSmallestLimitCounts(String property, long limit) {
        assertEquals(limit, KeyLimits.smallest(property));
    }
}
