package io.pgconvoy.verify;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.ScanListener;
import io.pgconvoy.content.Content;
import io.pgconvoy.content.ObjectDigest;
import io.pgconvoy.content.Observed;
import io.pgconvoy.content.RowDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Digests the data of all entries as it comes, and holds it to what the TOC says. Safe for use from several threads. */
final class ScanLog implements ScanListener {
    private final Archive archive;
    private final ExpectedObjects expected;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final Map<Integer, ArchiveEntry> entries = new LinkedHashMap<>();
    private final Map<Integer, RowDigest> rows = new HashMap<>();
    private final Map<Integer, Objects> objects = new HashMap<>();
    private final Map<Integer, Content> contents = new HashMap<>();
    private final Map<Integer, List<Damage>> damages = new HashMap<>();

    ScanLog(Archive archive, ProgressListener progress, Cancellation cancellation) {
        this.archive = archive;
        this.expected = new ExpectedObjects(archive);
        this.progress = progress;
        this.cancellation = cancellation;
        for (ArchiveEntry entry : archive.entries()) {
            if (entry.data() != null) {
                entries.put(entry.dumpId(), entry);
            }
        }
    }

    @Override
    public ByteSink rows(int dumpId) {
        ArchiveEntry entry = begin(dumpId);
        RowDigest digest =
                entry != null && Observed.isCopied(entry) ? RowDigest.ofTerminatedRows() : RowDigest.ofRows();
        synchronized (this) {
            rows.put(dumpId, digest);
        }
        return bytes -> {
            moved(bytes);
            digest.write(bytes);
        };
    }

    @Override
    public LargeObjectSink objects(int dumpId) {
        begin(dumpId);
        Objects found = new Objects();
        synchronized (this) {
            objects.put(dumpId, found);
        }
        return found;
    }

    private @Nullable ArchiveEntry begin(int dumpId) {
        ArchiveEntry entry = entries.get(dumpId);
        if (entry != null) {
            progress.step("checking " + entry.kind() + " " + entry.tag());
        }
        return entry;
    }

    private void moved(ByteBuf bytes) {
        cancellation.check();
        progress.moved(bytes.readableBytes());
    }

    @Override
    public synchronized void complete(int dumpId) {
        RowDigest digest = rows.remove(dumpId);
        if (digest != null) {
            contents.put(dumpId, digest.content());
            checkEnd(dumpId, digest);
        }
        Objects found = objects.remove(dumpId);
        if (found != null) {
            contents.put(dumpId, found.digest.content());
            checkObjects(dumpId, found.oids);
        }
    }

    private void checkEnd(int dumpId, RowDigest digest) {
        ArchiveEntry entry = entries.get(dumpId);
        if (entry == null || !entry.kind().equals("TABLE DATA")) {
            return;
        }
        boolean whole = Observed.isCopied(entry) ? digest.isTerminated() : digest.endsWithEmptyLine();
        if (!whole) {
            damaged(dumpId, -1, "the end of the data is missing");
        }
    }

    private void checkObjects(int dumpId, Set<Long> oids) {
        Set<Long> wanted = expected.of(dumpId);
        if (wanted == null) {
            return;
        }
        oids.stream()
                .filter(oid -> !wanted.contains(oid))
                .findFirst()
                .ifPresent(oid -> damaged(dumpId, -1, "unexpected large object " + oid));
        wanted.stream()
                .filter(oid -> !oids.contains(oid))
                .findFirst()
                .ifPresent(oid -> damaged(dumpId, -1, "large object " + oid + " is missing"));
    }

    @Override
    public synchronized void damaged(int dumpId, long offset, String message) {
        damages.computeIfAbsent(dumpId, id -> new ArrayList<>()).add(new Damage(dumpId, offset, message));
    }

    synchronized boolean isDamaged() {
        return !damages.isEmpty();
    }

    /** Whether the entry's data, or damage to it, has come. */
    synchronized boolean knows(int dumpId) {
        return contents.containsKey(dumpId) || damages.containsKey(dumpId);
    }

    synchronized ArchiveCheck result() {
        List<CheckedEntry> checked = new ArrayList<>();
        entries.forEach((dumpId, entry) -> {
            List<Damage> found = new ArrayList<>(damages.getOrDefault(dumpId, List.of()));
            Content content = contents.get(dumpId);
            if (content == null && found.isEmpty()) {
                found.add(new Damage(dumpId, -1, "its data is missing"));
            }
            checked.add(new CheckedEntry(entry, content, found));
        });
        List<Damage> others = new ArrayList<>();
        damages.forEach((dumpId, found) -> {
            if (!entries.containsKey(dumpId)) {
                others.addAll(found);
            }
        });
        return new ArchiveCheck(archive, checked, others);
    }

    /** The large objects of one entry. One thread. */
    private final class Objects implements LargeObjectSink {
        private final ObjectDigest digest = new ObjectDigest();
        private final Set<Long> oids = new HashSet<>();

        @Override
        public void start(long oid) {
            oids.add(oid);
            digest.start(oid);
        }

        @Override
        public void write(ByteBuf bytes) {
            moved(bytes);
            digest.write(bytes);
        }

        @Override
        public void end() {
            digest.end();
        }
    }
}
