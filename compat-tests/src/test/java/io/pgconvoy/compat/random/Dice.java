package io.pgconvoy.compat.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Choices that depend on a seed alone. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 to {@code limit}, both included. */
    int upTo(int limit) {
        return random.nextInt(limit + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Between {@code least} and {@code most} of the values, as far as there are any, in any order. */
    <T> List<T> some(int least, int most, List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(shuffled.size(), least + upTo(most - least)));
    }

    /** The text, or nothing. */
    String maybe(int percent, String text) {
        return chance(percent) ? text : "";
    }

    /** Comma-separated texts, {@code least} to {@code most} of them. */
    String list(int least, int most, Supplier<String> text) {
        return Stream.generate(text).limit(least + upTo(most - least)).collect(Collectors.joining(", "));
    }
}
