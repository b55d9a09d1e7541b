package io.pgconvoy.manifest;

import io.pgconvoy.storage.StorageInput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** An input that is read from front to back, and summed up on the way in the stretches of a manifest. One thread. */
public final class SummedInput implements StorageInput {
    private final StorageInput in;
    private final FileSum expected;
    private final List<FileSum.Part> parts = new ArrayList<>();
    private final Sha256 sum = new Sha256();

    public SummedInput(StorageInput in, FileSum expected) {
        this.in = in;
        this.expected = expected;
    }

    @Override
    public String name() {
        return in.name();
    }

    @Override
    public int read(ByteBuffer target) {
        int start = target.position();
        int length = in.read(target);
        ByteBuffer read = target.duplicate();
        int end = target.position();
        for (int at = start; at < end; ) {
            int count = (int) Math.min(end - at, left());
            sum.add(read.limit(at + count).position(at));
            at += count;
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

    /** Reads what is left, closes the input, and says what is not as expected: empty for nothing. */
    public List<String> finish() {
        ByteBuffer rest = ByteBuffer.allocate(64 * 1024);
        while (read(rest.clear()) >= 0) {
            // all of it is summed up
        }
        parts.add(sum.finish());
        in.close();
        return differences(expected, new FileSum(expected.name(), parts));
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

    @Override
    public long position() {
        return in.position();
    }

    @Override
    public boolean seekable() {
        return false;
    }

    @Override
    public void seek(long position) {
        throw new IllegalStateException("what is summed up is read from front to back");
    }

    @Override
    public long size() {
        return in.size();
    }

    /** The rest is still to be summed up. */
    @Override
    public void close() {}
}
