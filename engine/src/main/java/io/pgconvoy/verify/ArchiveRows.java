package io.pgconvoy.verify;

import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.content.Content;
import io.pgconvoy.content.ObjectDigest;
import io.pgconvoy.content.Observed;
import io.pgconvoy.content.RowDigest;
import io.pgconvoy.restore.Archives;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads single entries of an archive once more, where that is possible. */
final class ArchiveRows implements AutoCloseable {
    private final RestoreInput input;
    private @Nullable ArchiveReader summed;

    ArchiveRows(RestoreInput input) {
        this.input = input;
    }

    /** Null for an entry that cannot be read again, from a pipe say. One thread: the archive is opened once for all. */
    @Nullable
    Content content(int dumpId) {
        if (!input.storage().reopens()) {
            return null;
        }
        try {
            ArchiveReader reader = summed == null ? Archives.open(input) : summed;
            summed = reader;
            return find(reader, dumpId).map(ArchiveRows::content).orElse(null);
        } catch (EngineException e) {
            // What cannot be read again is not compared.
            return null;
        }
    }

    private static @Nullable Content content(ArchiveEntry entry) {
        EntryData data = entry.data();
        if (data instanceof TableRows rows) {
            RowDigest digest = Observed.isCopied(entry) ? RowDigest.ofTerminatedRows() : RowDigest.ofRows();
            rows.writeTo(digest);
            return digest.content();
        }
        if (data instanceof LargeObjects objects) {
            ObjectDigest digest = new ObjectDigest();
            objects.writeTo(digest);
            return digest.content();
        }
        return null;
    }

    /** Hands over all rows of an entry; false where they cannot be read again. Safe for use from several threads. */
    boolean rows(int dumpId, ByteSink out) {
        boolean[] done = new boolean[1];
        read(dumpId, entry -> {
            if (entry.data() instanceof TableRows rows) {
                rows.writeTo(out);
                done[0] = true;
            }
        });
        return done[0];
    }

    private void read(int dumpId, Consumer<ArchiveEntry> reading) {
        if (!input.storage().reopens()) {
            return;
        }
        try (ArchiveReader reader = Archives.open(input)) {
            find(reader, dumpId).ifPresent(reading);
        } catch (EngineException e) {
            // What cannot be read again is not compared.
        }
    }

    private static Optional<ArchiveEntry> find(ArchiveReader reader, int dumpId) {
        return reader.archive().entries().stream()
                .filter(entry -> entry.dumpId() == dumpId)
                .findFirst();
    }

    @Override
    public void close() {
        if (summed != null) {
            summed.close();
        }
    }
}
