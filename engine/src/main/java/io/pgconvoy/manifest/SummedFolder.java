package io.pgconvoy.manifest;

import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.StorageInput;
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
        return sum == null || differences.containsKey(member) ? in : in.map(found -> new Member(found, sum));
    }

    @Override
    public boolean holds(String member) {
        return folder.holds(member);
    }

    @Override
    public Optional<String> obstacle(String member) {
        return folder.obstacle(member);
    }

    /** What of a file is not as expected; empty for a file that nobody has read. */
    public Optional<List<String>> differences(String member) {
        return Optional.ofNullable(differences.get(member));
    }

    /** A file that is opened to be looked at alone is not read. */
    private final class Member extends SummedInput {
        private final String member;
        private boolean closed;

        Member(StorageInput in, FileSum sum) {
            super(in, sum);
            this.member = sum.name();
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            if (isBegun()) {
                differences.put(member, finish());
            } else {
                release();
            }
        }
    }
}
