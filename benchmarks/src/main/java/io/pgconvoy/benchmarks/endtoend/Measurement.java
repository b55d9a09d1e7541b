package io.pgconvoy.benchmarks.endtoend;

/**
 * One run of one command.
 *
 * @param wallSeconds from start to exit
 * @param cpuSeconds user and system time of the process, as last seen while it ran
 * @param serverSeconds user and system time of the server's backends that ended meanwhile
 * @param peakMebibytes the most resident memory it had; of a program with several processes, the first one's
 * @param outputBytes the size of what it wrote
 */
record Measurement(
        double wallSeconds, double cpuSeconds, double serverSeconds, double peakMebibytes, long outputBytes) {}
