package io.pgconvoy.connect.wire;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs an action when time is up, unless the work it limits is done before. */
public final class Deadline {
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private final @Nullable Timer timer;

    private enum State {
        RUNNING,
        EXPIRED,
        MET
    }

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
                if (deadline.state.compareAndSet(State.RUNNING, State.EXPIRED)) {
                    action.run();
                }
            }
        };
        timer.schedule(expiry, seconds * 1000);
        return deadline;
    }

    /** Says that the work is over. Returns whether it was in time: if so, the action will never run. */
    public boolean meet() {
        if (timer != null) {
            timer.cancel();
        }
        return state.compareAndSet(State.RUNNING, State.MET) || state.get() == State.MET;
    }
}
