package io.pgconvoy.verify;

/**
 * What a set of rows or bytes comes down to, whatever their order.
 *
 * @param count of rows, or of large objects
 * @param hash the sum of every item's 64-bit hash, so that two equal rows do not cancel each other out
 */
public record Digest(long count, String hash) {}
