package io.pgconvoy.manifest;

import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.StorageInput;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A folder whose files are summed up while they are read, the rest of each when it is closed. Safe for use from several threads. */
public final class SummedFolder implements FolderInput {
    private final FolderInput folder;
    private final Map<String, FileSum> expected;
    private final Map<String, List<String>> differences = new ConcurrentHashMap<>();

    public SummedFolder(FolderInput folder, List<FileSum> expected) {
        this.folder = folder;
        this.expected = expected.stream().collect(Collectors.toMap(FileSum::name, Function.identity(), (a, b) -> a));
    }

    @Override
    public String name() {
        return folder.name();
    }

    @Override
    public Optional<StorageInput> find(String member) {
        FileSum sum = expected.get(member);
        Optional<StorageInput> in = folder.find(member);
        return sum == null || differences.containsKey(member)
                ? in
                : in.map(found -> new Member(new SummedInput(found, sum), member));
    }

    /** What of a file is not as expected; empty for a file that nobody has read. */
    public Optional<List<String>> differences(String member) {
        return Optional.ofNullable(differences.get(member));
    }

    /** A file that is opened to be looked at alone is not read. */
    private final class Member implements StorageInput {
        private final SummedInput in;
        private final String member;
        private boolean closed;

        Member(SummedInput in, String member) {
            this.in = in;
            this.member = member;
        }

        @Override
        public String name() {
            return in.name();
        }

        @Override
        public int read(ByteBuffer target) {
            return in.read(target);
        }

        @Override
        public long position() {
            return in.position();
        }

        @Override
        public boolean seekable() {
            return in.seekable();
        }

        @Override
        public void seek(long position) {
            in.seek(position);
        }

        @Override
        public long size() {
            return in.size();
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            if (in.isBegun()) {
                differences.put(member, in.finish());
            } else {
                in.release();
            }
        }
    }
}
