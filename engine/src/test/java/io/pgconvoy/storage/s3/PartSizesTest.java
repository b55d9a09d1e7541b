package io.pgconvoy.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.StorageException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartSizesTest {
    private static final long MIN = 5L * 1024 * 1024;
    private static final long MAX = 5L * 1024 * 1024 * 1024;

    @Test
    void tenThousandPartsHoldFiveTerabytes() {
        PartSizes sizes = new PartSizes(0);
        long all = IntStream.rangeClosed(1, 10_000).mapToLong(sizes::of).sum();
        assertTrue(all >= 5L * 1024 * 1024 * 1024 * 1024, String.valueOf(all));
        assertTrue(IntStream.rangeClosed(1, 10_000).mapToLong(sizes::of).allMatch(size -> size >= MIN && size <= MAX));
    }

    @Test
    void beginningFitsASmallHeap() {
        PartSizes sizes = new PartSizes(0);
        assertTrue(IntStream.rangeClosed(1, 1_000).mapToLong(sizes::of).allMatch(size -> size == 8L * 1024 * 1024));
    }

    @Test
    void morePartsThanThereCanBeAreRefused() {
        assertEquals(
                "the output is larger than the 10000 parts of an S3 upload can hold at 5242880 bytes each",
                assertThrows(StorageException.class, () -> new PartSizes(MIN).of(10_001))
                        .getMessage());
    }
}
