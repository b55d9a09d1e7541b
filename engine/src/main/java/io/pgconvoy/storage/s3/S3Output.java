package io.pgconvoy.storage.s3;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.UnfinishedOutputs;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An object being written: a small one in one request, a larger one in parts that are sent while the next ones are
 * written. It appears with the last request of all.
 */
final class S3Output implements StorageOutput {

    private enum State {
        OPEN,
        COMMITTED,
        DISCARDED
    }

    private static final long PATIENCE_SECONDS = 30;

    private final S3Link link;
    private final S3Address target;
    private final UnfinishedOutputs unfinished;
    private final Runnable discard = this::discard;
    private final OpenParts parts;
    /** Held by whoever begins, completes or aborts the upload. */
    private final ReentrantLock ending = new ReentrantLock();

    private volatile State state = State.OPEN;
    private @Nullable MultipartUpload upload;
    private @Nullable PartSender sender;
    private long position;

    S3Output(S3Link link, S3Address target, UnfinishedOutputs unfinished) {
        this.link = link;
        this.target = target;
        this.unfinished = unfinished;
        this.parts = new OpenParts(link, this::send);
        unfinished.add(discard);
    }

    @Override
    public void write(ByteBuf bytes) {
        checkOpen();
        if (sender != null) {
            sender.checkFailure();
        }
        if (position < parts.end()) {
            parts.overwrite(position, bytes);
        } else {
            parts.append(bytes);
        }
        position += bytes.readableBytes();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean seekable() {
        return false;
    }

    @Override
    public boolean keepStart() {
        return parts.keep();
    }

    @Override
    public void stays() {
        parts.keepNoMore();
    }

    @Override
    public void seek(long newPosition) {
        if (newPosition > parts.kept() && newPosition != parts.end()) {
            throw new IllegalStateException("byte " + newPosition + " of " + target + " was not kept");
        }
        position = newPosition;
    }

    @Override
    public boolean atomic() {
        return true;
    }

    @Override
    public void commit() {
        prepare();
        publish();
    }

    /** Sends all that an upload in parts has, so that only its completion is missing. */
    void prepare() {
        checkOpen();
        if (upload != null || parts.several()) {
            parts.finish();
            sender().await();
        }
    }

    /** Makes a prepared object appear. */
    void publish() {
        ending.lock();
        try {
            checkOpen();
            MultipartUpload begun = upload;
            if (begun == null) {
                MultipartUpload.putWhole(link, target, parts.only());
            } else {
                begun.complete(sender().await());
            }
            state = State.COMMITTED;
        } finally {
            ending.unlock();
        }
        unfinished.remove(discard);
    }

    @Override
    public void close() {
        try {
            if (unfinished.remove(discard)) {
                discard();
            }
        } finally {
            parts.close();
        }
    }

    /** Waits for a completion that has begun, but not forever. */
    private void discard() {
        try {
            if (!ending.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (state == State.OPEN) {
                state = State.DISCARDED;
                leaveNothing();
            }
        } finally {
            ending.unlock();
        }
    }

    private void leaveNothing() {
        if (sender != null) {
            sender.stop();
        }
        if (upload != null) {
            upload.abort();
        }
    }

    private void send(int number, PartBuffer content) {
        sender().send(number, content);
    }

    private PartSender sender() {
        PartSender started = sender;
        if (started == null) {
            ending.lock();
            try {
                checkOpen();
                MultipartUpload begun = MultipartUpload.begin(link, target);
                upload = begun;
                started = new PartSender(link, begun);
                sender = started;
            } finally {
                ending.unlock();
            }
        }
        return started;
    }

    private void checkOpen() {
        if (state == State.DISCARDED) {
            throw StorageException.permanent("\"" + target + "\" was discarded", null);
        }
    }

    S3Address target() {
        return target;
    }
}
