package io.pgconvoy.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.content.Content;
import io.pgconvoy.restore.SampleArchive;
import io.pgconvoy.storage.ForwardOnly;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import io.pgconvoy.verify.VerifyReport.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationTest {

    @TempDir
    Path directory;

    private VerifyReport verify(int jobs) {
        return verify(new LocalStorage(directory, false), jobs);
    }

    private static VerifyReport verify(Storage storage, int jobs) {
        return new InputVerification(
                        new RestoreInput(storage, SampleArchive.NAME, null),
                        jobs,
                        ProgressListener.NONE,
                        new Cancellation())
                .run();
    }

    /** What a pipe is: read once, from front to back. */
    private Storage pipe() {
        LocalStorage files = new LocalStorage(directory, false);
        return new Storage() {
            @Override
            public StorageOutput create(String name) {
                throw new IllegalStateException();
            }

            @Override
            public StorageInput open(String name) {
                return ForwardOnly.input(files.open(name));
            }

            @Override
            public boolean reopens() {
                return false;
            }

            @Override
            public void discardUnfinished() {}
        };
    }

    private static List<String> bad(VerifyReport report) {
        return report.items().stream()
                .filter(item -> !item.isGood())
                .map(item -> item.dumpId() + ": " + String.join(", ", item.problems()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(SampleArchive.class)
    void aGoodArchiveIsGoodAndCounted(SampleArchive sample) {
        sample.write(directory);
        VerifyReport report = verify(1);
        assertEquals(List.of(), bad(report));
        assertEquals(List.of(), report.problems());
        assertTrue(report.isGood());
        assertEquals(report, withoutEntries(verify(3), report));
        if (!Files.isDirectory(directory.resolve(SampleArchive.NAME))) {
            assertEquals(report, withoutEntries(verify(pipe(), 1), report));
        }
        Item table = report.items().get(2);
        assertEquals(22, table.dumpId());
        assertEquals(144, content(table).items());
        assertEquals(144L * "t12\tsome text\n".length(), content(table).bytes());
        Item objects = report.items().get(6);
        assertEquals("BLOBS", objects.kind());
        assertEquals(3, content(objects).items());
        assertEquals(505, content(objects).bytes());
    }

    /** Headers are no values. */
    private static VerifyReport withoutEntries(VerifyReport report, VerifyReport other) {
        return new VerifyReport(
                other.header(), report.items(), report.problems(), report.firstBadOffset(), report.manifest());
    }

    private static Content content(Item item) {
        @Nullable Content content = item.content();
        assertTrue(content != null);
        return content;
    }

    @Test
    void aDamagedBlockDoesNotHideThatOthersAreGood() throws IOException {
        SampleArchive.CUSTOM_GZIP.write(directory);
        Path file = directory.resolve(SampleArchive.NAME);
        byte[] bytes = Files.readAllBytes(file);
        long good = verify(1).items().size();
        int begin = indexOf(bytes, "\1\0\26\0\0\0");
        bytes[begin + 20] ^= 0x10;
        Files.write(file, bytes);
        for (int jobs : new int[] {1, 3}) {
            VerifyReport report = verify(jobs);
            assertFalse(report.isGood());
            assertEquals(1, bad(report).size(), () -> bad(report).toString());
            assertTrue(bad(report).get(0).startsWith("22: "));
            assertEquals(good - 1, report.goodItems());
            assertTrue(report.firstBadOffset() > begin, () -> "offset " + report.firstBadOffset());
        }
        assertEquals(good - 1, verify(pipe(), 1).goodItems());
    }

    @Test
    void aWrongLengthInsideABlockIsFollowedByTheNextKnownBlock() throws IOException {
        SampleArchive.CUSTOM.write(directory);
        Path file = directory.resolve(SampleArchive.NAME);
        byte[] bytes = Files.readAllBytes(file);
        int begin = indexOf(bytes, "\1\0\26\0\0\0");
        bytes[begin + 8]++;
        Files.write(file, bytes);
        VerifyReport report = verify(1);
        assertEquals(1, bad(report).size(), () -> bad(report).toString());
        assertTrue(
                bad(report).get(0).contains("reaches beyond the next data block at offset"),
                bad(report).get(0));
        assertEquals(1, bad(verify(pipe(), 1)).size());
    }

    @Test
    void behindDamageTheNextBlockIsLookedForWhereNoPositionsAreKnown() throws IOException {
        SampleArchive.CUSTOM_ZSTD_WITHOUT_POSITIONS.write(directory);
        Path file = directory.resolve(SampleArchive.NAME);
        byte[] bytes = Files.readAllBytes(file);
        int begin = indexOf(bytes, "\1\0\26\0\0\0");
        bytes[begin + 10] = 0x7f;
        Files.write(file, bytes);
        for (VerifyReport report : List.of(verify(1), verify(2))) {
            assertEquals(1, bad(report).size(), () -> bad(report).toString());
            assertTrue(
                    bad(report).get(0).startsWith("22: data piece of "),
                    bad(report).get(0));
        }
        assertFalse(verify(pipe(), 1).isGood());
    }

    @Test
    void aWrongPositionInTheTableOfContentsIsTold() throws IOException {
        SampleArchive.CUSTOM.write(directory);
        Path file = directory.resolve(SampleArchive.NAME);
        byte[] bytes = Files.readAllBytes(file);
        int begin = indexOf(bytes, "\1\0\26\0\0\0");
        byte[] position = {2, (byte) begin, (byte) (begin >> 8), 0, 0, 0, 0, 0, 0};
        int at = indexOf(bytes, new String(position, ISO_8859_1));
        bytes[at + 1]++;
        Files.write(file, bytes);
        for (int jobs : new int[] {1, 2}) {
            assertEquals(
                    List.of("22: its data is here, where the table of contents says " + (begin + 1) + " at offset "
                            + begin),
                    bad(verify(jobs)));
        }
    }

    @Test
    void aDamagedTarHeaderCostsOneMember() throws IOException {
        SampleArchive.TAR.write(directory);
        Path file = directory.resolve(SampleArchive.NAME);
        byte[] bytes = Files.readAllBytes(file);
        int header = indexOf(bytes, "22.dat\0\0\0\0\0\0");
        bytes[header + 130] ^= 1;
        Files.write(file, bytes);
        VerifyReport report = verify(1);
        assertEquals(List.of("22: its data is missing"), bad(report));
        assertEquals(1, report.problems().size(), () -> report.problems().toString());
        assertTrue(report.problems().get(0).startsWith("corrupt tar header found in 22.dat"));
    }

    @Test
    void aTarFileWithoutItsEndIsNotWhole() throws IOException {
        SampleArchive.TAR.write(directory);
        Path file = directory.resolve(SampleArchive.NAME);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1024));
        assertEquals(1, verify(1).problems().size());
        assertTrue(verify(1).problems().get(0).startsWith("the end of the archive is missing"));
    }

    @Test
    void aFileThatIsMissingInADirectoryCostsItsEntryAlone() throws IOException {
        SampleArchive.DIRECTORY_LZ4.write(directory);
        Files.delete(directory.resolve("a/22.dat.lz4"));
        VerifyReport report = verify(2);
        assertEquals(1, bad(report).size());
        assertTrue(bad(report).get(0).contains("No such file"), bad(report).get(0));
    }

    /** Whatever happens to an archive: what is said to be good is what it was. */
    @ParameterizedTest
    @EnumSource(SampleArchive.class)
    void whatIsSaidToBeGoodIsWhatItWas(SampleArchive sample) {
        assertTimeoutPreemptively(Duration.ofMinutes(10), () -> {
            sample.write(directory);
            TreeMap<Integer, Content> whole = contents(verify(1));
            Random random = new Random(sample.name().length());
            List<Path> files = files();
            int noticed = 0;
            for (int round = 0; round < 400; round++) {
                Path victim = files.get(random.nextInt(files.size()));
                byte[] before = Files.readAllBytes(victim);
                byte[] after = damaged(before, random);
                Files.write(victim, after);
                noticed += isNoticed(sample, whole, random, "round " + round + " " + victim) ? 1 : 0;
                Files.write(victim, before);
            }
            assertTrue(noticed > 100, noticed + " of 400");
        });
    }

    private boolean isNoticed(SampleArchive sample, TreeMap<Integer, Content> whole, Random random, String how) {
        try {
            VerifyReport report = verify(1 + random.nextInt(2));
            boolean compressed = sample.name().contains("GZIP") || sample.name().contains("ZSTD");
            if (report.isGood() && compressed) {
                assertEquals(whole, contents(report), how);
            }
            return !report.isGood();
        } catch (EngineException e) {
            assertEquals(ErrorCode.MALFORMED_ARCHIVE, e.code(), how);
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new AssertionError(how, e);
        }
    }

    private static TreeMap<Integer, Content> contents(VerifyReport report) {
        return report.items().stream()
                .filter(Item::isGood)
                .collect(Collectors.toMap(Item::dumpId, VerificationTest::content, (a, b) -> b, TreeMap::new));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve(SampleArchive.NAME))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static byte[] damaged(byte[] before, Random random) {
        if (before.length == 0) {
            return new byte[] {7};
        }
        int at = random.nextInt(before.length);
        String text = new String(before, ISO_8859_1);
        int end = Math.min(before.length, at + random.nextInt(600));
        switch (random.nextInt(4)) {
            case 0:
                // Not all of it: an empty large object's file may be empty with zstd.
                return text.substring(0, Math.max(1, at)).getBytes(ISO_8859_1);
            case 1:
                return (text.substring(0, Math.max(1, at)) + text.substring(end)).getBytes(ISO_8859_1);
            case 2:
                // Not the whole file twice: that is two whole streams, which nobody can tell from one cut in two.
                return (text.substring(0, end) + text.substring(Math.max(1, at))).getBytes(ISO_8859_1);
            default:
                byte[] after = before.clone();
                after[at] ^= (byte) (1 << random.nextInt(8));
                return after;
        }
    }

    private static int indexOf(byte[] bytes, String wanted) {
        int at = new String(bytes, ISO_8859_1).indexOf(wanted);
        assertTrue(at > 0);
        return at;
    }
}
