package io.pgconvoy.benchmarks.endtoend;

/**
 * One run of one command.
 *
 * @param wallSeconds from start to exit
 * @param cpuSeconds user and system time of the program and of the processes it started
 * @param serverSeconds user and system time of the server's backends that ended meanwhile
 * @param peakMebibytes the most resident memory of the program and of the processes it started, all together
 * @param outputBytes the size of what it wrote
 */
record Measurement(
        double wallSeconds, double cpuSeconds, double serverSeconds, double peakMebibytes, long outputBytes) {}
