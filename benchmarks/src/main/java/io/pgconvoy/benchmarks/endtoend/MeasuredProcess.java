package io.pgconvoy.benchmarks.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs a command, below a shell that tells its time, and watches its memory through /proc. */
final class MeasuredProcess {
    private static final int POLL_MILLIS = 50;
    private static final int BACKENDS_END_MILLIS = 200;

    /** Clock ticks of /proc/PID/stat for one second: fixed at 100 for user space on Linux (proc(5)). */
    static final double TICKS_PER_SECOND = 100;

    /** The second line that times writes is that of the shell's children, and of theirs (POSIX). */
    private static final String SHELL = "\"$@\"; status=$?; times >\"$0\"; exit $status";

    private static final Pattern TIME = Pattern.compile("(\\d+)m([0-9.]+)s");

    private final List<String> command;
    private final Map<String, String> environment;
    private final Map<Long, Double> peaks = new HashMap<>();

    MeasuredProcess(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /**
     * @param output the file or folder that the command writes
     * @param servers that it works with
     */
    Measurement run(Path output, BenchmarkServer... servers) throws IOException, InterruptedException {
        Path times = Files.createTempFile("pgconvoy-benchmark", ".times");
        List<String> words = new ArrayList<>(List.of("bash", "-c", SHELL, times.toString()));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(environment);
        double serverBefore = seconds(servers);
        long start = System.nanoTime();
        Process process = builder.start();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            children(process.pid()).forEach(this::watch);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException("exit status " + process.exitValue() + ": " + String.join(" ", command));
        }
        Thread.sleep(BACKENDS_END_MILLIS);
        double serverSeconds = seconds(servers) - serverBefore;
        double cpu = childrenSeconds(Files.readString(times));
        Files.delete(times);
        double peak = peaks.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Measurement(wall, cpu, serverSeconds, peak, size(output));
    }

    private static double seconds(BenchmarkServer... servers) throws IOException {
        double seconds = 0;
        for (BenchmarkServer server : servers) {
            seconds += server.cpuSeconds();
        }
        return seconds;
    }

    private static double childrenSeconds(String times) {
        Matcher time = TIME.matcher(times.lines().skip(1).findFirst().orElseThrow());
        double seconds = 0;
        while (time.find()) {
            seconds += Integer.parseInt(time.group(1)) * 60 + Double.parseDouble(time.group(2));
        }
        return seconds;
    }

    private static long size(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Java's own way reads all of /proc, which takes from a program that runs for a third of a second. */
    private static List<Long> children(long pid) {
        try {
            Path file = Path.of("/proc", String.valueOf(pid), "task", String.valueOf(pid), "children");
            return Pattern.compile(" ")
                    .splitAsStream(Files.readString(file).strip())
                    .filter(child -> !child.isEmpty())
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException processEnded) {
            return List.of();
        }
    }

    private void watch(long pid) {
        children(pid).forEach(this::watch);
        try {
            Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .forEach(line -> peaks.put(pid, Long.parseLong(line.replaceAll("\\D", "")) / 1024.0));
        } catch (IOException processEnded) {
            // Between the wait and the look; the last figure stands.
        }
    }
}
