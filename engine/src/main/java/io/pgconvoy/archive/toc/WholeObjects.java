package io.pgconvoy.archive.toc;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Large objects that are refused when they are not those which the table of contents creates.
 *
 * @param where the archive, for messages
 * @param expected makes the OIDs of the table of contents
 */
record WholeObjects(String where, String entry, Supplier<Set<Long>> expected, LargeObjects objects)
        implements LargeObjects {

    @Override
    public void writeTo(LargeObjectSink out) {
        Set<Long> missing = new HashSet<>(expected.get());
        objects.writeTo(new LargeObjectSink() {
            @Override
            public void start(long oid) {
                if (!missing.remove(oid)) {
                    throw malformed("unexpected large object " + oid);
                }
                out.start(oid);
            }

            @Override
            public void write(ByteBuf bytes) {
                out.write(bytes);
            }

            @Override
            public void end() {
                out.end();
            }
        });
        if (!missing.isEmpty()) {
            throw malformed("large object " + missing.iterator().next() + " is missing");
        }
    }

    private MalformedArchiveException malformed(String message) {
        return new MalformedArchiveException(where + ": " + message, -1, entry);
    }

    @Override
    public @Nullable String location() {
        return objects.location();
    }
}
