package io.pgconvoy.dump.parallel;

import io.pgconvoy.connect.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A stretch of one entry's data on its way from a reader to the writer. All that changes belongs to {@link ReadAhead}. */
final class Part {
    private final EntryParts entry;
    private final PartSource source;
    private final boolean last;

    /** What the writer has not taken yet. */
    final Deque<Piece> pieces = new ArrayDeque<>();

    /** Bytes of these. */
    long waiting;

    /** Whether its reader needs the dump's own session, and that session once it is lent. */
    boolean needsSession;

    @Nullable
    Session lent;

    boolean complete;
    long checksum;
    long length;

    /** @param last whether it is the entry's last */
    Part(EntryParts entry, PartSource source, boolean last) {
        this.entry = entry;
        this.source = source;
        this.last = last;
    }

    EntryParts entry() {
        return entry;
    }

    PartSource source() {
        return source;
    }

    boolean last() {
        return last;
    }
}
