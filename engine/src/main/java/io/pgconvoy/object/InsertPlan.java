package io.pgconvoy.object;

/** How a table's rows become INSERT statements. */
public record InsertPlan(String select) {}
