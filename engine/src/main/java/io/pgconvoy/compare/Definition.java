package io.pgconvoy.compare;

/**
 * What defines an object, or something that belongs to one.
 *
 * @param compared the text that must be the same, but for what {@link SpellingRules} allow
 * @param shown the text for people
 */
record Definition(ObjectKey key, String compared, String shown) {}
