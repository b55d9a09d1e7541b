package io.pgconvoy.migrate;

import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.connect.Session;
import io.pgconvoy.dump.parallel.PageRanges.Range;
import io.pgconvoy.object.CopySource;
import io.pgconvoy.object.Relation;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Rows of a table, or of a stretch of its pages, that are still in the source.
 *
 * @param lock the name of what is locked before it is read; empty for what cannot be locked
 * @param binary whether they are copied in binary form
 */
record LiveRows(Relation table, CopySource source, Range range, String lock, boolean binary) implements TableRows {
    LiveRows(Relation table, CopySource source) {
        this(table, source, Range.WHOLE, table.isForeign() ? "" : source.name(), false);
    }

    boolean isDivisible() {
        String accessMethod = Objects.requireNonNullElse(table.properties().accessMethod(), "heap");
        return source.columns() != null && accessMethod.equals("heap");
    }

    LiveRows of(Range stretch) {
        return new LiveRows(table, source, stretch, lock, binary);
    }

    LiveRows inBinary() {
        return new LiveRows(table, source, range, lock, true);
    }

    private String statement() {
        String text = range.isWhole() ? source.statement() : source.pages(range.from(), range.to());
        return binary ? CopyFormats.inBinary(text) : text;
    }

    /**
     * The rows as they come through a session; nothing marks their end, as the protocol does.
     *
     * @param counted hears how many there were
     */
    TableRows on(Session session, byte[] space, LongConsumer moved, LongConsumer counted) {
        return out -> counted.accept(session.copyOut(statement(), space, piece -> {
            moved.accept(piece.readableBytes());
            out.write(piece);
        }));
    }

    @Override
    public void writeTo(ByteSink out) {
        throw new IllegalStateException("rows are read by a worker's session");
    }
}
