package io.pgconvoy.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's main process, whose children's time counts once they have ended. */
record ServerProcess(long pid) {

    static ServerProcess ofBackend(long pid) throws IOException {
        return new ServerProcess(Long.parseLong(fields(pid)[1]));
    }

    /** User and system time of all backends that have ended so far. */
    double cpuSeconds() throws IOException {
        String[] fields = fields(pid);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / MeasuredProcess.TICKS_PER_SECOND;
    }

    /** Of /proc/PID/stat (proc(5)), from the state on: the name before it stands in parentheses, may hold blanks. */
    static String[] fields(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }
}
