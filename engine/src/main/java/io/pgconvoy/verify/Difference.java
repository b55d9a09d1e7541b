package io.pgconvoy.verify;

/**
 * Something that is not the same in two databases.
 *
 * @param object in words: {@code table app.orders}
 * @param description what is there on either side
 */
public record Difference(String object, String description) {}
