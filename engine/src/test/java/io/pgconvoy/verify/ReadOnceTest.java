package io.pgconvoy.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.manifest.FileSum;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.restore.SampleArchive;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.ForwardingInput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A manifest's checksums cost no second reading of what is read anyway. */
class ReadOnceTest {
    @TempDir
    Path directory;

    private final AtomicLong bytesRead = new AtomicLong();

    @ParameterizedTest
    @EnumSource(SampleArchive.class)
    void everyByteIsReadOnceForContentsAndChecksum(SampleArchive sample) throws Exception {
        sample.write(directory);
        Manifest manifest = manifest();
        VerifyReport report = verify(manifest, 1);
        assertEquals(List.of(), checksums(report));
        long size = 0;
        for (Path file : files()) {
            size += Files.size(file);
        }
        assertEquals(size, bytesRead.get());
    }

    @ParameterizedTest
    @EnumSource(SampleArchive.class)
    void aWrongByteAnywhereIsAWrongChecksum(SampleArchive sample) throws Exception {
        sample.write(directory);
        Manifest manifest = manifest();
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int at = bytes.length - 1; at > 0; at -= 211) {
                byte[] wrong = bytes.clone();
                wrong[at] ^= 0x20;
                Files.write(file, wrong);
                assertTrue(isNoticed(manifest), sample + ", " + file + " at " + at);
            }
            Files.write(file, bytes);
        }
    }

    /** A table of contents that cannot be read ends the check. */
    private boolean isNoticed(Manifest manifest) {
        try {
            return !checksums(verify(manifest, 1)).isEmpty();
        } catch (EngineException e) {
            return e.code() == ErrorCode.MALFORMED_ARCHIVE;
        }
    }

    @Test
    void severalThreadsComeToTheSame() throws Exception {
        SampleArchive.CUSTOM_GZIP.write(directory);
        Manifest manifest = manifest();
        assertEquals(List.of(), checksums(verify(manifest, 3)));
        Path file = directory.resolve(SampleArchive.NAME);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        assertEquals(1, checksums(verify(manifest, 3)).size());
    }

    @Test
    void whatIsAppendedOrMissingIsNoticed() throws Exception {
        SampleArchive.DIRECTORY.write(directory);
        Manifest manifest = manifest();
        Path file = files().get(0);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) + 9));
        List<String> longer = checksums(verify(manifest, 1));
        assertTrue(longer.get(0).contains(" bytes, where the manifest says "), longer.toString());
    }

    /** The manifest of other contents: its checksums alone are looked at. */
    private static List<String> checksums(VerifyReport report) {
        return report.problems().stream()
                .filter(problem -> problem.startsWith("file "))
                .toList();
    }

    private VerifyReport verify(Manifest manifest, int jobs) {
        bytesRead.set(0);
        return new InputVerification(
                        new RestoreInput(new Counting(), SampleArchive.NAME, null),
                        jobs,
                        ProgressListener.NONE,
                        new Cancellation())
                .run(manifest);
    }

    private Manifest manifest() throws IOException, NoSuchAlgorithmException {
        List<FileSum> sums = new ArrayList<>();
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            sums.add(new FileSum(file.getFileName().toString(), List.of(new FileSum.Part(bytes.length, sum))));
        }
        return new Manifest(
                "test", "any", "db", "18", "18", "now", null, Map.of(), List.of(), List.of(), List.of(), sums);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(SampleArchive.NAME))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Counts what is read of local files. */
    private final class Counting implements Storage {
        private final LocalStorage files = new LocalStorage(directory, false);

        @Override
        public StorageInput open(String name) {
            return new Counted(files.open(name));
        }

        @Override
        public Optional<FolderInput> findFolder(String name) {
            return files.findFolder(name).map(folder -> new FolderInput() {
                @Override
                public String name() {
                    return folder.name();
                }

                @Override
                public Optional<StorageInput> find(String member) {
                    return folder.find(member).map(Counted::new);
                }
            });
        }

        @Override
        public StorageOutput create(String name) {
            throw new IllegalStateException();
        }

        @Override
        public void discardUnfinished() {}
    }

    private final class Counted extends ForwardingInput {
        Counted(StorageInput in) {
            super(in);
        }

        @Override
        public int read(ByteBuffer target) {
            int length = super.read(target);
            bytesRead.addAndGet(Math.max(0, length));
            return length;
        }
    }
}
