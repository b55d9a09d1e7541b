package io.pgconvoy.progress;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far a job is.
 *
 * @param seconds since it began
 * @param step what it turned to last, in words; empty before the first step
 * @param bytes of data moved so far, uncompressed
 * @param rows moved so far, those of unfinished parts left out
 * @param expectedRows 0 where nobody knows
 * @param objects that are complete
 * @param expectedObjects 0 where nobody knows
 * @param fraction of all work that is done, below 1; empty where nobody knows
 * @param bytesPerSecond of late, smoothed
 * @param secondsLeft at the smoothed pace; empty where nobody knows
 * @param workers what each is at, ordered by worker; idle ones are left out
 */
public record Status(
        double seconds,
        String step,
        long bytes,
        long rows,
        long expectedRows,
        int objects,
        int expectedObjects,
        OptionalDouble fraction,
        double bytesPerSecond,
        OptionalDouble secondsLeft,
        List<Worker> workers) {

    /** What one worker does. */
    public record Worker(int number, String kind, String name) {}

    /** What all data will amount to, judged by what is done. */
    public OptionalDouble expectedBytes() {
        return fraction.isPresent() && fraction.getAsDouble() > 0
                ? OptionalDouble.of(bytes / fraction.getAsDouble())
                : OptionalDouble.empty();
    }
}
