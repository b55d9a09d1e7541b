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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads single entries of an archive once more, where that is possible. Safe for use from several threads. */
final class ArchiveRows {
    private final RestoreInput input;

    ArchiveRows(RestoreInput input) {
        this.input = input;
    }

    /** Null for an entry that cannot be read again, from a pipe say. */
    @Nullable
    Content content(int dumpId) {
        Content[] content = new Content[1];
        read(dumpId, entry -> {
            EntryData data = entry.data();
            if (data instanceof TableRows rows) {
                RowDigest digest = Observed.isCopied(entry) ? RowDigest.ofTerminatedRows() : RowDigest.ofRows();
                rows.writeTo(digest);
                content[0] = digest.content();
            } else if (data instanceof LargeObjects objects) {
                ObjectDigest digest = new ObjectDigest();
                objects.writeTo(digest);
                content[0] = digest.content();
            }
        });
        return content[0];
    }

    /** Hands over all rows of an entry; false where they cannot be read again. */
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
            reader.archive().entries().stream()
                    .filter(entry -> entry.dumpId() == dumpId)
                    .findFirst()
                    .ifPresent(reading);
        } catch (EngineException e) {
            // What cannot be read again is not compared.
        }
    }
}
