package io.pgconvoy.verify;

/** Where a sequence stands. */
public record SequenceState(long lastValue, boolean called) {}
