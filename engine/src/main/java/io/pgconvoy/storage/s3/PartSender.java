package io.pgconvoy.storage.s3;

import io.pgconvoy.api.error.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the parts of one upload side by side, as far as memory and the store go along. Parts are handed in by one thread;
 * any thread may stop the sending.
 */
final class PartSender {

    private static final long STOP_SECONDS = 15;

    private final S3Link link;
    private final MultipartUpload upload;
    private final List<Future<MultipartUpload.Sent>> parts = new ArrayList<>();
    private volatile boolean stopped;
    private volatile @Nullable RuntimeException failure;

    PartSender(S3Link link, MultipartUpload upload) {
        this.link = link;
        this.upload = upload;
    }

    /** Takes the part over; waits until there is room for it among those on their way. */
    void send(int number, PartBuffer content) {
        long room = content.size() + content.room();
        try {
            checkFailure();
            link.enter(room);
        } catch (InterruptedException e) {
            content.close();
            Thread.currentThread().interrupt();
            throw StorageException.permanent("interrupted", e);
        } catch (RuntimeException e) {
            content.close();
            throw e;
        }
        synchronized (parts) {
            if (!stopped) {
                parts.add(link.threads().submit(() -> sendNow(number, content, room)));
                return;
            }
        }
        link.leave(room);
        content.close();
    }

    private MultipartUpload.Sent sendNow(int number, PartBuffer content, long room) {
        try (content) {
            if (stopped) {
                throw new CancellationException();
            }
            return upload.send(number, content);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            link.leave(room);
        }
    }

    /** Throws what kept an earlier part from arriving. */
    void checkFailure() {
        RuntimeException met = failure;
        if (met != null && !stopped) {
            throw met;
        }
    }

    /** Waits for all parts; they come out in the order of their numbers. */
    List<MultipartUpload.Sent> await() {
        List<MultipartUpload.Sent> sent = new ArrayList<>();
        try {
            for (Future<MultipartUpload.Sent> part : parts) {
                sent.add(part.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.permanent("interrupted", e);
        } catch (CancellationException e) {
            throw StorageException.permanent("the upload was discarded", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException met) {
                throw met;
            }
            throw new IllegalStateException(e.getCause());
        }
        sent.sort((one, other) ->
                Integer.compare(one.part().partNumber(), other.part().partNumber()));
        return sent;
    }

    /** Ends the sending, in a bounded time: what is on its way when an upload is aborted could outlive it. */
    void stop() {
        List<Future<MultipartUpload.Sent>> pending;
        synchronized (parts) {
            stopped = true;
            pending = List.copyOf(parts);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        for (Future<MultipartUpload.Sent> part : pending) {
            awaitEnd(part, end - System.nanoTime());
        }
    }

    private static void awaitEnd(Future<MultipartUpload.Sent> part, long nanos) {
        try {
            part.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            part.cancel(true);
        } catch (TimeoutException e) {
            part.cancel(true);
        } catch (ExecutionException | CancellationException e) {
            // it has ended, which is all that counts
        }
    }
}
