package io.pgconvoy.dump.parallel;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ByteSink;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Large tables that cannot be cut, in an archive where each has a file of its own: who reads one writes it too, so that
 * none waits for another. The largest come first. Thread-safe.
 */
final class ApartTables {
    static final ApartTables NONE = new ApartTables(Map.of(), entry -> {});

    private static final long PATIENCE_MILLIS = 50;

    private final IdentityHashMap<EntryParts, ArchiveEntry> entries = new IdentityHashMap<>();
    private final Consumer<ArchiveEntry> writer;
    private final Queue<Table> waiting;
    private final BlockingQueue<Part> putOff = new LinkedBlockingQueue<>();
    private final AtomicInteger open;

    /** The rows of one table. */
    interface Table extends EntryParts {

        /** Bytes on disk. */
        long weight();

        /** Has the rows come from here, rather than from the readers, when they are asked for next. */
        void comeFrom(Consumer<ByteSink> rows);
    }

    /** @param writer asks for an entry's data and writes it, on any thread */
    ApartTables(Map<Table, ArchiveEntry> tables, Consumer<ArchiveEntry> writer) {
        tables.forEach(entries::put);
        this.writer = writer;
        List<Table> all = tables.keySet().stream()
                .sorted(Comparator.comparingLong(Table::weight).reversed())
                .toList();
        waiting = new ConcurrentLinkedQueue<>(all);
        open = new AtomicInteger(all.size());
    }

    boolean has(EntryParts entry) {
        return entries.containsKey(entry);
    }

    /** The next table to read; null when there is none left. */
    @Nullable
    Part take() {
        Table table = waiting.poll();
        return table == null ? null : new Part(table, table.plan().next(), true);
    }

    /** Leaves it to the thread that owns the dump's session, once it has written everything else. */
    void putOff(Part part) {
        putOff.add(part);
    }

    /** Writes the table's file. */
    void write(Part part, Consumer<ByteSink> rows) {
        ((Table) part.entry()).comeFrom(rows);
        writer.accept(Objects.requireNonNull(entries.get(part.entry())));
        open.decrementAndGet();
    }

    boolean ended() {
        return open.get() == 0;
    }

    /** One that was put off; null when there is none yet, or none any more. Waits a little for it. */
    @Nullable
    Part left() {
        try {
            return putOff.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.CANCELLED, "cancelled", e);
        }
    }
}
