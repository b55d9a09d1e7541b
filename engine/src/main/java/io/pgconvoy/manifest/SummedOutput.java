package io.pgconvoy.manifest;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.manifest.FileSum.Part;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An output whose bytes are summed up as they are written. What may be overwritten, the beginning of a custom archive, is
 * read once more when the output is committed; nothing else is. One thread.
 */
final class SummedOutput implements StorageOutput {
    private final StorageOutput out;
    private final String name;
    private final boolean mayOverwrite;
    private final @Nullable Supplier<StorageInput> again;
    private final Consumer<FileSum> sums;
    private final Sha256 sum = new Sha256();
    private long head;
    private boolean kept;

    /**
     * @param mayOverwrite whether the writer says up to where it goes back; other writers are told that they cannot
     * @param again opens what has been committed
     * @param sums takes the sums after the commit
     */
    SummedOutput(
            StorageOutput out,
            String name,
            boolean mayOverwrite,
            @Nullable Supplier<StorageInput> again,
            Consumer<FileSum> sums) {
        this.out = out;
        this.name = name;
        this.mayOverwrite = mayOverwrite && again != null;
        this.again = again;
        this.sums = sums;
    }

    @Override
    public void write(ByteBuf bytes) {
        if (out.position() >= head) {
            sum.add(bytes);
        } else if (out.position() + bytes.readableBytes() > head) {
            throw new IllegalStateException("bytes are overwritten that were said to stay");
        }
        out.write(bytes);
    }

    @Override
    public long position() {
        return out.position();
    }

    @Override
    public boolean seekable() {
        return mayOverwrite && out.seekable();
    }

    @Override
    public void seek(long position) {
        out.seek(position);
    }

    @Override
    public boolean keepStart() {
        kept = mayOverwrite && out.keepStart();
        return kept;
    }

    @Override
    public void stays() {
        if (kept || seekable()) {
            head = out.position();
            sum.finish();
        }
        out.stays();
    }

    @Override
    public boolean atomic() {
        return out.atomic();
    }

    @Override
    public void commit() {
        out.commit();
        Part rest = sum.finish();
        sums.accept(new FileSum(name, head == 0 || again == null ? List.of(rest) : List.of(readHead(again), rest)));
    }

    private Part readHead(Supplier<StorageInput> open) {
        try (StorageInput in = open.get()) {
            return Sha256.of(in, head);
        }
    }

    @Override
    public void close() {
        out.close();
    }
}
