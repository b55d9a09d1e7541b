package io.pgconvoy.connect;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.wire.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Notices connections that carry nothing any more though nobody has closed them. Of a session that has waited for its
 * server for some time, the server is asked on another connection what it is doing: if it waits for us, or has no such
 * session, something has got lost on the way, and the session is given up. A server at work is waited for as long as it
 * takes. Safe for use from several threads.
 */
public final class StallWatch implements AutoCloseable {
    /** Of the time a server may be away. */
    private static final int SHARE = 8;

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
    private static final int CONNECT_SECONDS = 10;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2000;

    private final long silenceNanos;
    private final long patienceNanos;
    private final Map<Session, Suspicion> sessions = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread looking = new Thread(task, "pgconvoy-stalls");
        looking.setDaemon(true);
        return looking;
    });

    /** @param patience how long a server may be out of reach */
    public StallWatch(Duration patience) {
        Duration silence = patience.dividedBy(SHARE);
        this.silenceNanos = Math.max(
                Duration.ofSeconds(1).toNanos(),
                (silence.compareTo(LONGEST_SILENCE) < 0 ? silence : LONGEST_SILENCE).toNanos());
        this.patienceNanos = patience.toNanos();
        var unused =
                thread.scheduleWithFixedDelay(this::look, silenceNanos / 2, silenceNanos / 2, TimeUnit.NANOSECONDS);
    }

    /**
     * What is held against a session.
     *
     * @param waiting since when it has waited
     * @param next when it is looked at again
     * @param lost how often its server said that it waits for us
     */
    private record Suspicion(long waiting, long next, int lost) {
        static final Suspicion NONE = new Suspicion(0, 0, 0);
    }

    /** What a server says of a session that waits for it. */
    private enum State {
        AT_WORK,
        WAITS_FOR_US,
        OUT_OF_REACH
    }

    /** Opens a session and watches it. Connecting itself takes no longer than the connection string says, or ten seconds. */
    public Session open(ConnectionSpec spec) {
        Session session = Session.open(spec.withConnectTimeout(CONNECT_SECONDS));
        watch(session);
        return session;
    }

    /**
     * The same for a server that was there before, and may need some time to come back.
     *
     * @param patience how long it may be away
     * @param ended whether nobody waits for it any more
     */
    public Session openWhenBack(ConnectionSpec spec, Duration patience, BooleanSupplier ended) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            try {
                return open(spec);
            } catch (EngineException e) {
                boolean away = e.code() == ErrorCode.CONNECTION_LOST || e.code() == ErrorCode.CONNECTION_FAILED;
                if (!away || ended.getAsBoolean() || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
            }
        }
    }

    /** Watches a session until it is closed. */
    public void watch(Session session) {
        sessions.put(session, Suspicion.NONE);
    }

    private void look() {
        sessions.keySet().removeIf(Session::isClosed);
        sessions.replaceAll(this::look);
    }

    private Suspicion look(Session session, Suspicion before) {
        long since = session.waitingSince();
        long now = System.nanoTime();
        if (since == 0 || now - since < silenceNanos) {
            return Suspicion.NONE;
        }
        Suspicion known = before.waiting() == since ? before : new Suspicion(since, now, 0);
        if (now - known.next() < 0) {
            return known;
        }
        State state = state(session, known.lost() > 0);
        if (session.waitingSince() != since || state == State.AT_WORK) {
            return new Suspicion(since, now + Math.min(now - since, 4 * LONGEST_SILENCE.toNanos()), 0);
        }
        if (state == State.OUT_OF_REACH && now - since < patienceNanos) {
            return known;
        }
        if (state == State.WAITS_FOR_US && known.lost() == 0) {
            // It may just have answered.
            return new Suspicion(since, now, 1);
        }
        session.giveUp();
        return Suspicion.NONE;
    }

    /** @param ended whether a session that waits for us is ended on the server, too, where it would keep its locks */
    private static State state(Session session, boolean ended) {
        String process = String.valueOf(session.connection().getBackendPID());
        try (Session other = Session.open(session.spec().withConnectTimeout(CONNECT_SECONDS))) {
            Deadline deadline = Deadline.after(CONNECT_SECONDS, other::giveUp);
            // As JSON, for columns that some releases do not have.
            String state = other.text("""
                SELECT CASE WHEN a.state LIKE 'idle%' OR to_json(a) ->> 'wait_event' IN ('ClientRead', 'ClientWrite')
                            THEN 'client' ELSE 'work' END
                FROM pg_catalog.pg_stat_activity a
                WHERE a.pid = """ + process);
            boolean waits = state == null || state.equals("client");
            if (waits && ended) {
                other.execute("SELECT pg_catalog.pg_terminate_backend(" + process + ")");
            }
            deadline.meet();
            return waits ? State.WAITS_FOR_US : State.AT_WORK;
        } catch (EngineException e) {
            boolean unreachable = e.code() == ErrorCode.CONNECTION_FAILED || e.code() == ErrorCode.CONNECTION_LOST;
            return unreachable ? State.OUT_OF_REACH : State.AT_WORK;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
