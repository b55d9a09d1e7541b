package io.pgconvoy.content;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Data that is digested on its way to wherever it goes. */
public final class Observed {
    private Observed() {}

    /** The same entry, whose data's content is logged once it has been written. Rows must not be compressed. */
    public static ArchiveEntry entry(ArchiveEntry entry, ContentLog log) {
        EntryData data = entry.data();
        if (data instanceof TableRows rows) {
            return entry.withData(rows(entry, rows, content -> log.put(entry.dumpId(), content)));
        }
        return data instanceof LargeObjects objects ? entry.withData(new Objects(entry.dumpId(), objects, log)) : entry;
    }

    /** The entry's rows, whose content is said once they have been written. They must not be compressed. */
    public static TableRows rows(ArchiveEntry entry, TableRows rows, Consumer<Content> contents) {
        return new Rows(isCopied(entry), rows, contents);
    }

    /** Whether the entry's rows are those of a COPY; they are INSERT statements otherwise. */
    public static boolean isCopied(ArchiveEntry entry) {
        String copy = entry.copyStatement();
        return copy != null && !copy.isEmpty();
    }

    private record Rows(boolean copied, TableRows rows, Consumer<Content> contents) implements TableRows {
        @Override
        public void writeTo(ByteSink out) {
            RowDigest digest = copied ? RowDigest.ofTerminatedRows() : RowDigest.ofRows();
            rows.writeTo(bytes -> {
                digest.write(bytes);
                out.write(bytes);
            });
            contents.accept(digest.content());
        }

        @Override
        public @Nullable String location() {
            return rows.location();
        }
    }

    private record Objects(int dumpId, LargeObjects objects, ContentLog log) implements LargeObjects {
        @Override
        public void writeTo(LargeObjectSink out) {
            ObjectDigest digest = new ObjectDigest();
            objects.writeTo(new LargeObjectSink() {
                @Override
                public void start(long oid) {
                    digest.start(oid);
                    out.start(oid);
                }

                @Override
                public void write(ByteBuf bytes) {
                    digest.write(bytes);
                    out.write(bytes);
                }

                @Override
                public void end() {
                    digest.end();
                    out.end();
                }
            });
            log.put(dumpId, digest.content());
        }

        @Override
        public @Nullable String location() {
            return objects.location();
        }
    }
}
