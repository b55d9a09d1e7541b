package io.pgconvoy.cli;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.WorkAhead;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Notice;
import io.pgconvoy.progress.HtmlReport;
import io.pgconvoy.progress.Status;
import io.pgconvoy.progress.Tally;
import io.pgconvoy.progress.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows a job's progress: one live line on a terminal, a plain line every few seconds elsewhere, JSON where that was
 * asked for, nothing under stock's names. Keeps what a report needs, if one is wanted.
 */
final class Progress implements ProgressListener, AutoCloseable {
    private static final long LIVE_INTERVAL_MILLIS = 200;
    private static final long PLAIN_INTERVAL_MILLIS = 5000;
    private static final long JSON_INTERVAL_MILLIS = 1000;
    private static final int WIDTH = 79;

    private final Messages messages;
    private final ProgressOptions options;
    private final RestoreMessages restore;
    private final Tally tally = new Tally(System::nanoTime);
    private final @Nullable Timeline timeline;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "pgconvoy-progress");
        thread.setDaemon(true);
        return thread;
    });

    private Progress(Messages messages, ProgressOptions options) {
        this.messages = messages;
        this.options = options;
        this.restore = new RestoreMessages(messages);
        this.timeline = options.report() == null ? null : new Timeline(System::nanoTime);
    }

    static Progress start(Messages messages) {
        return start(messages, ProgressOptions.DEFAULTS);
    }

    static Progress start(Messages messages, ProgressOptions options) {
        Progress progress = new Progress(messages, options);
        long interval = progress.interval();
        if (interval > 0) {
            var unused = progress.clock.scheduleAtFixedRate(progress::show, interval, interval, TimeUnit.MILLISECONDS);
        }
        return progress;
    }

    /** 0 for never. */
    private long interval() {
        return switch (options.style()) {
            case NONE -> 0;
            case JSON -> JSON_INTERVAL_MILLIS;
            case AUTO -> messages.live() ? LIVE_INTERVAL_MILLIS : PLAIN_INTERVAL_MILLIS;
        };
    }

    @Override
    public void step(String what) {
        tally.step(what);
        if (timeline != null) {
            timeline.step(what);
        }
    }

    @Override
    public void note(String line) {
        messages.info(line);
    }

    @Override
    public void expect(long bytes) {
        tally.expect(bytes);
    }

    @Override
    public void expect(WorkAhead work) {
        tally.expect(work);
    }

    @Override
    public void begun(WorkUnit unit) {
        tally.begun(unit);
        if (timeline != null) {
            timeline.begun(unit);
        }
    }

    @Override
    public void ended(WorkUnit unit, WorkUnit.Outcome outcome) {
        tally.ended(unit, outcome);
        if (timeline != null) {
            timeline.ended(unit, outcome);
        }
    }

    @Override
    public void moved(long bytes) {
        tally.moved(bytes);
        if (timeline != null) {
            timeline.moved(bytes);
        }
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
        return tally.status().bytes();
    }

    double seconds() {
        return tally.status().seconds();
    }

    /** Whether there is anything that a report could show. */
    boolean hasBegun() {
        return timeline != null && !timeline.spans().isEmpty();
    }

    /** Writes the report, if one was asked for: the job has done its work. */
    void report(String title, List<HtmlReport.Section> sections) {
        String file = options.report();
        if (file == null || timeline == null) {
            return;
        }
        timeline.end();
        try {
            Files.writeString(Path.of(file), HtmlReport.of(title, timeline, sections));
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.STORAGE_PERMANENT, "could not write the report \"" + file + "\": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        messages.status("");
        if (options.style() == ProgressOptions.Style.JSON) {
            messages.raw(ProgressLine.json(tally.status(), "end"));
        }
    }

    /** Nothing before the first step: until then someone may be asked for a password. */
    private void show() {
        Status status = tally.status();
        if (status.step().isEmpty()) {
            return;
        }
        if (options.style() == ProgressOptions.Style.JSON) {
            messages.raw(ProgressLine.json(status, "progress"));
        } else if (messages.live()) {
            String line = ProgressLine.text(status);
            messages.status(line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line);
        } else if (status.bytes() > 0 && !messages.isStock()) {
            messages.progress(ProgressLine.text(status));
        }
    }
}
