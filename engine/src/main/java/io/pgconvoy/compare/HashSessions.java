package io.pgconvoy.compare;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.StallWatch;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sessions on one server's snapshot that hash, each opened when it is first needed and anew when it was lost. Work is
 * submitted by one thread; closing ends it all.
 */
final class HashSessions implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final ConnectionSpec spec;
    private final DumpSessionSetup setup;
    private final HashSettings settings;
    private final Cancellation cancellation;
    private final ExecutorService threads;
    private final StallWatch watch;
    private final Duration patience;
    private final ProgressListener progress;
    private final int size;
    private final Deque<Open> idle = new ConcurrentLinkedDeque<>();
    private final Set<Open> busy = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Session only;
    private volatile boolean closed;
    private volatile boolean gaveUp;

    private record Open(Session session, Cancellation.Registration registration) {
        void close() {
            registration.close();
            session.close();
        }
    }

    /**
     * @param setup imports the snapshot
     * @param patience how long a server that was there may be away
     * @param before how many workers there are besides, with lower numbers
     */
    HashSessions(
            ConnectionSpec spec,
            DumpSessionSetup setup,
            HashSettings settings,
            int jobs,
            Cancellation cancellation,
            StallWatch watch,
            Duration patience,
            ProgressListener progress,
            int before) {
        this.watch = watch;
        this.patience = patience;
        this.progress = progress;
        this.size = jobs;
        AtomicInteger numbers = new AtomicInteger(before);
        this.spec = spec;
        this.setup = setup;
        this.settings = settings;
        this.cancellation = cancellation;
        this.threads = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Worker(task, numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** One session that is open already, and is left open. */
    static HashSessions of(
            Session session,
            DumpSessionSetup setup,
            HashSettings settings,
            Cancellation cancellation,
            StallWatch watch,
            ProgressListener progress,
            int before) {
        HashSessions one = new HashSessions(
                session.spec(), setup, settings, 1, cancellation, watch, Duration.ZERO, progress, before);
        one.only = session;
        return one;
    }

    private static final class Worker extends Thread {
        private final int number;

        Worker(Runnable task, int number) {
            super(task, "pgconvoy-compare");
            this.number = number;
        }
    }

    /** How many work at the same time. */
    int size() {
        return size;
    }

    /** @param unit says what a worker with this number does */
    <T> Future<T> submit(IntFunction<WorkUnit> unit, Function<Session, T> work) {
        return submit(session -> {
            WorkUnit told = unit.apply(((Worker) Thread.currentThread()).number);
            progress.begun(told);
            T result = work.apply(session);
            progress.ended(told, WorkUnit.Outcome.NONE);
            return result;
        });
    }

    /** Runs work that only reads, again on another connection when the one it has is lost. */
    <T> Future<T> submit(Function<Session, T> work) {
        return threads.submit(() -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return run(work);
                } catch (EngineException e) {
                    boolean connection =
                            e.code() == ErrorCode.CONNECTION_LOST || e.code() == ErrorCode.CONNECTION_FAILED;
                    if (!connection || only != null || attempt == ATTEMPTS || isEnded()) {
                        throw e;
                    }
                    Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
                }
            }
        });
    }

    private <T> T run(Function<Session, T> work) {
        cancellation.check();
        Session own = only;
        if (own != null) {
            return work.apply(own);
        }
        Open open = idle.poll();
        if (open == null) {
            open = open();
        }
        busy.add(open);
        try {
            T result = work.apply(open.session());
            idle.push(open);
            return result;
        } catch (RuntimeException | Error e) {
            open.close();
            throw e;
        } finally {
            busy.remove(open);
        }
    }

    private Open open() {
        Session session = connect();
        Open open = new Open(session, cancellation.onCancel(session::cancel));
        try {
            join(session);
            session.execute(settings.statements(session.server()));
            return open;
        } catch (RuntimeException | Error e) {
            open.close();
            throw e;
        }
    }

    /** The server was there before: the snapshot is its own. Nobody waits any more when somebody has waited in vain. */
    private Session connect() {
        try {
            return watch.openWhenBack(spec, patience, this::isEnded);
        } catch (EngineException e) {
            gaveUp = true;
            throw e;
        }
    }

    private boolean isEnded() {
        return closed || gaveUp || cancellation.isCancelled();
    }

    /** A snapshot that cannot be joined any more has gone with the session that exported it. */
    private void join(Session session) {
        try {
            setup.begin(session);
        } catch (ServerException e) {
            throw new EngineException(
                    ErrorCode.CONNECTION_LOST, "could not join the comparison's snapshot: " + e.getMessage(), e);
        }
    }

    /** What came of submitted work. */
    static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        busy.forEach(open -> open.session().cancel());
        idle.forEach(Open::close);
    }
}
