package io.pgconvoy.manifest;

import io.pgconvoy.storage.ForwardingInput;
import io.pgconvoy.storage.StorageInput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** An input that is summed up, in the stretches of a manifest, while it is read. One thread. */
public class SummedInput extends ForwardingInput {
    private static final int BUFFER_SIZE = 64 * 1024;

    private final StorageInput in;
    private final FileSum expected;
    private final List<FileSum.Part> parts = new ArrayList<>();
    private final Sha256 sum = new Sha256();
    private long summed;

    public SummedInput(StorageInput in, FileSum expected) {
        super(in);
        this.in = in;
        this.expected = expected;
    }

    /** What has been read before is not summed up again. */
    @Override
    public int read(ByteBuffer target) {
        long from = in.position();
        int start = target.position();
        int length = in.read(target);
        ByteBuffer read = target.duplicate();
        int end = target.position();
        for (int at = start + (int) Math.min(end - start, summed - from); at < end; ) {
            int count = (int) Math.min(end - at, left());
            sum.add(read.limit(at + count).position(at));
            at += count;
            summed += count;
            if (left() == 0) {
                parts.add(sum.finish());
            }
        }
        return length;
    }

    /** Of the stretch that is being read; the last one has no end. */
    private long left() {
        return parts.size() < expected.parts().size() - 1
                ? expected.parts().get(parts.size()).bytes() - sum.length()
                : Long.MAX_VALUE;
    }

    /** Whether anything has been read. */
    boolean isBegun() {
        return summed > 0;
    }

    /** Reads what is left, closes the input, and says what is not as expected: empty for nothing. */
    public List<String> finish() {
        try (in) {
            readTo(Long.MAX_VALUE);
        }
        parts.add(sum.finish());
        return differences(expected, new FileSum(expected.name(), parts));
    }

    private void readTo(long position) {
        if (in.position() != summed) {
            in.seek(summed);
        }
        ByteBuffer rest = ByteBuffer.allocate(BUFFER_SIZE);
        while (summed < position && read(rest.clear().limit((int) Math.min(BUFFER_SIZE, position - summed))) >= 0) {
            // all of it is summed up
        }
    }

    /** Closes the input, of which nobody wants to know more. */
    public void release() {
        in.close();
    }

    /** Reads a whole file, and says what is not as expected. */
    public static List<String> check(StorageInput in, FileSum expected) {
        return new SummedInput(in, expected).finish();
    }

    private static List<String> differences(FileSum expected, FileSum found) {
        if (expected.equals(found)) {
            return List.of();
        }
        if (expected.bytes() != found.bytes()) {
            return List.of("file " + expected.name() + " has " + found.bytes() + " bytes, where the manifest says "
                    + expected.bytes());
        }
        long offset = 0;
        for (int i = 0; i < expected.parts().size(); i++) {
            if (!expected.parts().get(i).equals(found.parts().get(i))) {
                break;
            }
            offset += expected.parts().get(i).bytes();
        }
        return List.of("file " + expected.name() + " is not the one that was written: SHA-256 differs"
                + (offset == 0 ? "" : " behind offset " + offset));
    }

    /** What would be passed over is read. */
    @Override
    public void seek(long position) {
        if (position > summed) {
            readTo(position);
        }
        in.seek(position);
    }

    /** The rest is still to be summed up. */
    @Override
    public void close() {}
}
