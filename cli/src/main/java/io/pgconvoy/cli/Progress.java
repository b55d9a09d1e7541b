package io.pgconvoy.cli;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.connect.Notice;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Shows a job's progress: one live line on a terminal; elsewhere a plain line now and then, and only with
 * {@code --verbose}.
 */
final class Progress implements ProgressListener, AutoCloseable {
    private static final long LIVE_INTERVAL_MILLIS = 200;
    private static final long PLAIN_INTERVAL_MILLIS = 5000;
    private static final int WIDTH = 79;

    private final Messages messages;
    private final RestoreMessages restore;
    private final long startNanos = System.nanoTime();
    private final AtomicLong moved = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "pgconvoy-progress");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long expected;
    private volatile String step = "";

    private Progress(Messages messages) {
        this.messages = messages;
        this.restore = new RestoreMessages(messages);
    }

    static Progress start(Messages messages) {
        Progress progress = new Progress(messages);
        long interval = messages.live() ? LIVE_INTERVAL_MILLIS : PLAIN_INTERVAL_MILLIS;
        var unused = progress.clock.scheduleAtFixedRate(progress::show, interval, interval, TimeUnit.MILLISECONDS);
        return progress;
    }

    @Override
    public void step(String what) {
        step = what;
    }

    @Override
    public void note(String line) {
        messages.info(line);
    }

    @Override
    public void expect(long bytes) {
        expected = bytes;
    }

    @Override
    public void moved(long bytes) {
        moved.addAndGet(bytes);
    }

    @Override
    public void warning(String message, @Nullable String hint) {
        messages.warning(message);
        if (hint != null) {
            messages.hint(hint);
        }
    }

    @Override
    public void failed(RestoreFailure failure) {
        restore.failed(failure);
    }

    @Override
    public void notice(Notice notice) {
        restore.notice(notice);
    }

    long bytes() {
        return moved.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        messages.status("");
    }

    /** Nothing before the first step: until then someone may be asked for a password. */
    private void show() {
        if (step.isEmpty()) {
            return;
        }
        String line = line();
        if (messages.live()) {
            messages.status(line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line);
        } else if (moved.get() > 0 && !messages.isStock()) {
            messages.info(line);
        }
    }

    private String line() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        long bytes = moved.get();
        StringBuilder line = new StringBuilder();
        if (expected > 0) {
            line.append(String.format("%3d%%  ", Math.min(99, bytes * 100 / expected)));
        }
        line.append(String.format(
                "%7s  %9s  %7s  ", Units.size(bytes), Units.rate(bytes, seconds), Units.seconds(seconds)));
        line.append(step);
        return line.toString();
    }
}
