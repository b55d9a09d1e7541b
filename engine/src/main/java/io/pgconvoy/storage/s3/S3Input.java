package io.pgconvoy.storage.s3;

import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.s3.ObjectRanges.Range;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * An object being read, range by range, with no copy of it anywhere. Ranges grow, and are fetched ahead, while it is read
 * on; after a jump they begin small again.
 */
final class S3Input implements StorageInput {

    static final int FIRST_RANGE = 64 * 1024;

    private static final int LARGEST_RANGE = 8 * 1024 * 1024;
    private static final int SMALLEST_LARGEST_RANGE = 512 * 1024;
    /** One range may take this part of the heap, as there may be many inputs. */
    private static final int HEAP_SHARE = 64;

    private static final int AHEAD = 2;

    private final ObjectRanges object;
    private final int largestRange;
    private final Deque<Future<Range>> ahead = new ArrayDeque<>();
    private Range current;
    private long position;
    private int nextLength = FIRST_RANGE;
    /** Where the range begins that is to be asked for next. */
    private long nextStart;

    /** @param start null where nothing has been fetched yet */
    S3Input(ObjectRanges object, @Nullable Range start) {
        this.object = object;
        this.current = start == null ? new Range(0, new byte[0]) : start;
        this.nextStart = current.end();
        long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
        this.largestRange = (int) Math.max(SMALLEST_LARGEST_RANGE, Math.min(LARGEST_RANGE, share));
    }

    @Override
    public String name() {
        return object.address().toString();
    }

    @Override
    public int read(ByteBuffer target) {
        if (position >= object.size()) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        if (position < current.start() || position >= current.end()) {
            current = rangeAtPosition();
        }
        int offset = (int) (position - current.start());
        int length = Math.min(target.remaining(), current.bytes().length - offset);
        target.put(current.bytes(), offset, length);
        position += length;
        return length;
    }

    private Range rangeAtPosition() {
        boolean readOn = position == current.end();
        if (!readOn) {
            forgetAhead();
            nextStart = position;
            nextLength = FIRST_RANGE;
        }
        Range range = ahead.isEmpty() ? fetch() : await(ahead.remove());
        while (readOn && ahead.size() < AHEAD && nextStart < object.size()) {
            long start = nextStart;
            int length = takeNext();
            ahead.add(object.link().threads().submit(() -> object.fetch(start, length)));
        }
        return range;
    }

    private Range fetch() {
        long start = nextStart;
        return object.fetch(start, takeNext());
    }

    private int takeNext() {
        int length = (int) Math.min(nextLength, object.size() - nextStart);
        nextStart += length;
        nextLength = Math.min(largestRange, nextLength * 2);
        return length;
    }

    private Range await(Future<Range> range) {
        try {
            return range.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.permanent("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException met) {
                throw met;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void forgetAhead() {
        ahead.forEach(range -> range.cancel(true));
        ahead.clear();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean seekable() {
        return true;
    }

    @Override
    public void seek(long newPosition) {
        position = newPosition;
    }

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public void close() {
        forgetAhead();
    }
}
