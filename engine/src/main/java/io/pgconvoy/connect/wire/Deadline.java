package io.pgconvoy.connect.wire;

import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** Runs an action when time is up, unless closed before. */
public final class Deadline implements AutoCloseable {
    private final @Nullable Timer timer;
    private volatile boolean expired;

    private Deadline(@Nullable Timer timer) {
        this.timer = timer;
    }

    /** @param seconds no deadline if zero or negative */
    public static Deadline after(long seconds, Runnable action) {
        if (seconds <= 0) {
            return new Deadline(null);
        }
        Timer timer = new Timer("pgconvoy connect timeout", true);
        Deadline deadline = new Deadline(timer);
        TimerTask expiry = new TimerTask() {
            @Override
            public void run() {
                deadline.expired = true;
                action.run();
            }
        };
        timer.schedule(expiry, seconds * 1000);
        return deadline;
    }

    public boolean isExpired() {
        return expired;
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel();
        }
    }
}
