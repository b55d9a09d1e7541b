package io.pgconvoy.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a command and watches its time and memory through /proc. */
final class MeasuredProcess {
    private static final int POLL_MILLIS = 20;

    private static final int BACKENDS_END_MILLIS = 200;

    /** Clock ticks of /proc/PID/stat for one second: fixed at 100 for user space on Linux (proc(5)). */
    static final double TICKS_PER_SECOND = 100;

    private final List<String> command;
    private final Map<String, String> environment;
    private double cpuSeconds;
    private double peakMebibytes;

    MeasuredProcess(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /** @param output the file or folder that the command writes */
    Measurement run(Path output, ServerProcess server) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        double serverBefore = server.cpuSeconds();
        long start = System.nanoTime();
        Process process = builder.start();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            watch(process.pid());
        }
        double wall = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException("exit status " + process.exitValue() + ": " + String.join(" ", command));
        }
        Thread.sleep(BACKENDS_END_MILLIS);
        double serverSeconds = server.cpuSeconds() - serverBefore;
        return new Measurement(wall, cpuSeconds, serverSeconds, peakMebibytes, size(output));
    }

    private static long size(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static long time(String[] fields, int number) {
        return Long.parseLong(fields[number]);
    }

    private void watch(long pid) {
        try {
            // A parallel pg_dump waits for its workers, which count once they have ended.
            String[] fields = ServerProcess.fields(pid);
            cpuSeconds = (time(fields, 11) + time(fields, 12) + time(fields, 13) + time(fields, 14)) / TICKS_PER_SECOND;
            Path proc = Path.of("/proc", String.valueOf(pid));
            Files.readAllLines(proc.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .forEach(line -> peakMebibytes = Long.parseLong(line.replaceAll("\\D", "")) / 1024.0);
        } catch (IOException processEnded) {
            // Between the wait and the look; the last figures stand.
        }
    }
}
