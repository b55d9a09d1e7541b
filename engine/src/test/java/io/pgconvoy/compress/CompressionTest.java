package io.pgconvoy.compress;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CompressionTest {
    @Test
    void gzipIsHeavyAtEveryLevelAndOthersAreAtHigherOnes() {
        assertTrue(Compression.GZIP.isHeavy());
        assertTrue(new Compression(Algorithm.GZIP, 1).isHeavy());
        assertTrue(new Compression(Algorithm.ZSTD, null).isHeavy());
        assertTrue(new Compression(Algorithm.LZ4, 9).isHeavy());
        assertFalse(new Compression(Algorithm.ZSTD, 1).isHeavy());
        assertFalse(new Compression(Algorithm.LZ4, null).isHeavy());
        assertFalse(Compression.NONE.isHeavy());
    }
}
