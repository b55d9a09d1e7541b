package io.pgconvoy.compare;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Session;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
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
    private final Deque<Open> idle = new ConcurrentLinkedDeque<>();
    private final Set<Open> busy = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Session only;
    private volatile boolean closed;

    private record Open(Session session, Cancellation.Registration registration) {
        void close() {
            registration.close();
            session.close();
        }
    }

    /** @param setup imports the snapshot */
    HashSessions(
            ConnectionSpec spec, DumpSessionSetup setup, HashSettings settings, int jobs, Cancellation cancellation) {
        this.spec = spec;
        this.setup = setup;
        this.settings = settings;
        this.cancellation = cancellation;
        this.threads = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(task, "pgconvoy-compare");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** One session that is open already, and is left open. */
    static HashSessions of(Session session, DumpSessionSetup setup, HashSettings settings, Cancellation cancellation) {
        HashSessions one = new HashSessions(session.spec(), setup, settings, 1, cancellation);
        one.only = session;
        return one;
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
                    if (!connection || only != null || attempt == ATTEMPTS || closed || cancellation.isCancelled()) {
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
        Session session = Session.open(spec);
        Open open = new Open(session, cancellation.onCancel(session::cancel));
        try {
            setup.begin(session);
            session.execute(settings.statements(session.server()));
            return open;
        } catch (RuntimeException | Error e) {
            open.close();
            throw e;
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
