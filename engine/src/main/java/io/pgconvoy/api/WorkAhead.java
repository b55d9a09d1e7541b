package io.pgconvoy.api;

/**
 * All the {@link WorkUnit}s of a job together, as far as can be estimated.
 *
 * @param objects tables, mostly
 * @param rows as the planner's statistics have it
 * @param weight in bytes on the server's disk
 */
public record WorkAhead(int objects, long rows, long weight) {}
