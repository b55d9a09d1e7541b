package io.pgconvoy.restore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.TocListing;
import io.pgconvoy.archive.plain.ScriptOptions;
import io.pgconvoy.archive.plain.ScriptWriter;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to an archive, reading it ends soon, and either with one clear line or with as much data as there was:
 * a byte of text may be another one, but no row and no large object is missing.
 */
class DamagedArchivesTest {
    /** Of each sample; there are at least two of each format. */
    private static final int MUTATIONS = Integer.getInteger("pgconvoy.mutations", 1000);

    private static final Pattern LOCATED = Pattern.compile(" at offset \\d+$| in entry .*|^input file |\"a/?[^\"]*\"");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(SampleArchive.class)
    void damageIsNoticedOrHarmless(SampleArchive sample) {
        assertTimeoutPreemptively(Duration.ofMinutes(10), () -> {
            sample.write(directory);
            Map<Path, byte[]> files = files();
            long whole = read();
            Mutations mutations = new Mutations(new Random(sample.ordinal() + 17));
            int noticed = 0;
            for (int round = 0; round < MUTATIONS; round++) {
                Path victim = mutations.oneOf(files.keySet());
                byte[] before = files.get(victim);
                String how = mutations.damage(victim, before);
                long least = isUncompressedFile(victim) || isEmptyObject(victim) ? 0 : whole;
                noticed += isNoticed(least, sample + ", mutation " + round + ": " + how) ? 1 : 0;
                Files.write(victim, before);
            }
            assertEquals(whole, read());
            assertTrue(noticed > MUTATIONS / 4, noticed + " of " + MUTATIONS);
        });
    }

    /** Rows cut out of the middle of a file of text leave no trace. */
    private boolean isUncompressedFile(Path file) {
        String name = file.getFileName().toString();
        return Files.isDirectory(directory.resolve(SampleArchive.NAME))
                && name.endsWith(".dat")
                && !name.equals("toc.dat");
    }

    /** With zstd, stock writes an empty file for an empty large object: nothing tells that there was more. */
    private static boolean isEmptyObject(Path file) throws IOException {
        String name = file.getFileName().toString();
        return name.startsWith("blob_") && name.endsWith(".dat.zst") && Files.size(file) == 0;
    }

    private boolean isNoticed(long least, String how) {
        try {
            long bytes = read();
            assertTrue(bytes >= least, () -> how + ": " + bytes + " of " + least);
            return false;
        } catch (EngineException e) {
            assertEquals(ErrorCode.MALFORMED_ARCHIVE, e.code(), how);
            assertTrue(LOCATED.matcher(String.valueOf(e.getMessage())).find(), e::getMessage);
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new AssertionError(how, e);
        }
    }

    /** Reads everything there is, lists it and prints it as a script. Returns how many bytes of data there are. */
    private long read() {
        AtomicLong bytes = new AtomicLong();
        RestoreInput input = new RestoreInput(new LocalStorage(directory, false), SampleArchive.NAME, null);
        try (ArchiveReader reader = Archives.open(input)) {
            Archive archive = reader.archive();
            archive.entries().forEach(entry -> count(entry.data(), bytes));
            Dialect dialect = Dialect.newest();
            TocListing.print(archive, EntrySelection.ALL, true, dialect, ZoneOffset.UTC, line -> bytes.addAndGet(0));
            new ScriptWriter(ScriptOptions.of(dialect, EntrySelection.ALL, Set.of()), warning -> {})
                    .write(archive, text -> {});
        }
        return bytes.get();
    }

    private static void count(EntryData data, AtomicLong bytes) {
        if (data instanceof TableRows rows) {
            rows.writeTo(row -> bytes.addAndGet(row.readableBytes()));
        } else if (data instanceof LargeObjects objects) {
            objects.writeTo(new LargeObjectSink() {
                @Override
                public void start(long oid) {
                    bytes.addAndGet(1_000_000);
                }

                @Override
                public void write(ByteBuf content) {
                    bytes.addAndGet(content.readableBytes());
                }

                @Override
                public void end() {}
            });
        }
    }

    private Map<Path, byte[]> files() throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory.resolve(SampleArchive.NAME))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** Ways to damage a file. */
    private record Mutations(Random random) {

        Path oneOf(Set<Path> files) {
            // the table of contents has the most to lose
            Path toc = files.stream()
                    .filter(file -> file.endsWith("toc.dat"))
                    .findFirst()
                    .orElse(null);
            if (toc != null && random.nextBoolean()) {
                return toc;
            }
            return files.stream().skip(random.nextInt(files.size())).findFirst().orElseThrow();
        }

        String damage(Path file, byte[] before) throws IOException {
            if (before.length == 0) {
                Files.write(file, new byte[] {(byte) random.nextInt(256)});
                return "a byte in empty " + file;
            }
            int at = random.nextInt(before.length);
            int length = 1 + random.nextInt(Math.min(600, before.length - at));
            byte[] after = before.clone();
            switch (random.nextInt(8)) {
                case 0 -> after[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> after[at] = (byte) random.nextInt(256);
                case 2 -> {
                    for (int i = 0; i < 4; i++) {
                        after[random.nextInt(after.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                }
                case 3 -> after = spliced(before, at, before.length, "");
                case 4 -> after = spliced(before, at, at + length, "");
                case 5 -> after = spliced(before, at, at, new String(before, at, length, ISO_8859_1));
                case 6 -> after = huge(after, at);
                default -> after = renamed(after);
            }
            Files.write(file, after);
            return "from " + at + ", " + length + " bytes, " + before.length + " to " + after.length + " in " + file;
        }

        private static byte[] spliced(byte[] bytes, int from, int to, String insertion) {
            String text = new String(bytes, ISO_8859_1);
            return (text.substring(0, from) + insertion + text.substring(to)).getBytes(ISO_8859_1);
        }

        private byte[] huge(byte[] bytes, int at) {
            byte[] number = {-1, -1, -1, (byte) (random.nextBoolean() ? 0x7f : 0xff)};
            System.arraycopy(number, 0, bytes, at, Math.min(number.length, bytes.length - at));
            return bytes;
        }

        /** Makes a file name lead elsewhere. */
        private byte[] renamed(byte[] bytes) {
            String text = new String(bytes, ISO_8859_1);
            String[] names = {"20.dat", "blob_100.dat", "blobs_41.toc", "25.dat", "blob_300.dat", "t10", "BLOB", "DATA"
            };
            String name = names[random.nextInt(names.length)];
            String other = ("../../../../../etc/passwd").substring(0, Math.min(25, name.length()));
            return text.replace(name, other).getBytes(ISO_8859_1);
        }
    }
}
