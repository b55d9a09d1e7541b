package io.pgconvoy.object;

/**
 * An object that is normally written inside the entry of the one it is part of, and apart from it only when loop repair
 * says so: a check of a table or domain, a column's default, a view's ON SELECT rule.
 *
 * <p>{@link #partOf()} names the whole.
 */
public interface Separable extends DatabaseObject {}
