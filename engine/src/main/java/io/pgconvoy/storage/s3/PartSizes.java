package io.pgconvoy.storage.s3;

import io.pgconvoy.api.error.StorageException;

/**
 * How large each part of an upload is. An upload has at most 10,000 parts and its length is not known beforehand: parts
 * begin small and double every thousand, so that all of them hold 8.5 TB.
 *
 * @param fixed bytes of every part, for stores that want parts of one size; 0 for growing ones
 */
record PartSizes(long fixed) {

    private static final long FIRST = 8L * 1024 * 1024;
    private static final int STEP = 1_000;
    private static final int MAX_PARTS = 10_000;

    /** @param number counted from 1 */
    long of(int number) {
        if (number > MAX_PARTS) {
            throw StorageException.permanent(
                    "the output is larger than the " + MAX_PARTS + " parts of an S3 upload can hold"
                            + (fixed > 0 ? " at " + fixed + " bytes each" : ""),
                    null);
        }
        return fixed > 0 ? fixed : FIRST << ((number - 1) / STEP);
    }
}
