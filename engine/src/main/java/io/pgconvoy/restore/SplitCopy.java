package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.connect.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table on their way into a server over several sessions at once: cut between rows into blocks, each of
 * which goes to whichever session is free. Each session has a transaction of its own; all are committed when all rows have
 * arrived, or none. Used by one thread.
 */
final class SplitCopy {
    private static final int BLOCK_SIZE = 256 * 1024;
    private static final long POLL_MILLIS = 100;

    private final List<Writer> writers = new ArrayList<>();
    private final BlockingQueue<Block> blocks;
    private byte[] block = new byte[BLOCK_SIZE];
    private int length;
    private volatile boolean ended;
    private volatile @Nullable RuntimeException failure;

    private record Block(byte[] bytes, int length) {}

    private SplitCopy(int sessions) {
        this.blocks = new ArrayBlockingQueue<>(2 * sessions);
    }

    /** Begins the same COPY on each of the sessions. */
    static SplitCopy begin(List<Session> sessions, String statement) {
        SplitCopy split = new SplitCopy(sessions.size());
        try {
            for (Session session : sessions) {
                session.execute("BEGIN");
                Writer writer = split.new Writer(session);
                split.writers.add(writer);
                writer.copy = CopyLoad.begin(session, statement, CopyLoad.messageBuffer());
            }
        } catch (RuntimeException | Error e) {
            split.rollBack();
            throw e;
        }
        split.writers.forEach(Thread::start);
        return split;
    }

    /** Passes rows on, unless a session has failed: {@link #end} says so. */
    void write(ByteBuf bytes) {
        int from = bytes.readerIndex();
        while (from < bytes.writerIndex() && failure == null) {
            int count = Math.min(bytes.writerIndex() - from, block.length - length);
            bytes.getBytes(from, block, length, count);
            length += count;
            from += count;
            if (length == block.length) {
                cut();
            }
        }
    }

    /** Hands over whole rows and keeps the beginning of the next one. */
    private void cut() {
        int rows = RowEnds.last(block, length);
        if (rows == 0) {
            // A row larger than a block.
            block = Arrays.copyOf(block, 2 * block.length);
            return;
        }
        byte[] next = new byte[Math.max(BLOCK_SIZE, 2 * (length - rows))];
        System.arraycopy(block, rows, next, 0, length - rows);
        put(new Block(block, rows));
        length -= rows;
        block = next;
    }

    private void put(Block whole) {
        try {
            while (failure == null && !blocks.offer(whole, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                // A session that fails ends the waiting.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits until all rows have arrived, and commits; throws what the first session that failed did. */
    void end() {
        put(new Block(block, length));
        finish();
        if (failure == null) {
            try {
                writers.forEach(writer -> writer.load().end());
                writers.forEach(writer -> writer.session.execute("COMMIT"));
                return;
            } catch (RuntimeException e) {
                fail(e);
            }
        }
        rollBack();
        RuntimeException first = failure;
        if (first != null) {
            throw first;
        }
    }

    /** Forgets the rows. */
    void cancel() {
        fail(new IllegalStateException("cancelled"));
        finish();
        rollBack();
    }

    private void finish() {
        ended = true;
        boolean interrupted = false;
        for (Writer writer : writers) {
            while (writer.isAlive()) {
                try {
                    writer.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rollBack() {
        for (Writer writer : writers) {
            CopyLoad load = writer.copy;
            try {
                if (load != null) {
                    load.cancel();
                }
                writer.session.execute("ROLLBACK");
            } catch (RuntimeException e) {
                fail(e);
            }
        }
    }

    private synchronized void fail(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /** One session at work. */
    private final class Writer extends Thread {
        private final Session session;
        private @Nullable CopyLoad copy;

        Writer(Session session) {
            super("pgconvoy-restore-split");
            this.session = session;
            setDaemon(true);
        }

        CopyLoad load() {
            if (copy == null) {
                throw new IllegalStateException("not begun");
            }
            return copy;
        }

        @Override
        public void run() {
            try {
                while (failure == null) {
                    Block next = blocks.poll(ended ? 0 : POLL_MILLIS, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        load().write(next.bytes(), next.length());
                    } else if (ended && blocks.isEmpty()) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                fail(new IllegalStateException("interrupted", e));
            } catch (RuntimeException e) {
                fail(e);
            }
        }
    }
}
