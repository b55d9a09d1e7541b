package io.pgconvoy.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command and watches its time and memory through /proc. */
final class MeasuredProcess {
    private static final int POLL_MILLIS = 20;

    /** Clock ticks of /proc/PID/stat for one second: fixed at 100 for user space on Linux (proc(5)). */
    private static final double TICKS_PER_SECOND = 100;

    private final List<String> command;
    private final Map<String, String> environment;
    private double cpuSeconds;
    private double peakMebibytes;

    MeasuredProcess(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /** @param output the file that the command writes */
    Measurement run(Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            watch(Path.of("/proc", String.valueOf(process.pid())));
        }
        double wall = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException("exit status " + process.exitValue() + ": " + String.join(" ", command));
        }
        return new Measurement(wall, cpuSeconds, peakMebibytes, Files.size(output));
    }

    private void watch(Path proc) {
        try {
            // Fields 14 and 15 after the command name, which stands in parentheses and may hold blanks.
            String stat = Files.readString(proc.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            cpuSeconds = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
            Files.readAllLines(proc.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .forEach(line -> peakMebibytes = Long.parseLong(line.replaceAll("\\D", "")) / 1024.0);
        } catch (IOException processEnded) {
            // Between the wait and the look; the last figures stand.
        }
    }
}
