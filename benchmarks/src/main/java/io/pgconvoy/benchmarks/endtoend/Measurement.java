package io.pgconvoy.benchmarks.endtoend;

/**
 * One run of one command.
 *
 * @param wallSeconds from start to exit
 * @param cpuSeconds user and system time of the process, as last seen while it ran
 * @param peakMebibytes the most resident memory it had
 * @param outputBytes the size of what it wrote
 */
record Measurement(double wallSeconds, double cpuSeconds, double peakMebibytes, long outputBytes) {}
