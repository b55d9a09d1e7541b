package io.pgconvoy.restore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages are those of pg_restore 18. */
class ArchivesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(SampleArchive.class)
    void formatsAreFoundOut(SampleArchive sample) throws IOException {
        sample.write(directory);
        try (ArchiveReader reader = open(null)) {
            assertEquals(sample.format(), reader.archive().header().format());
        }
        try (ArchiveReader reader = open(sample.format())) {
            assertEquals(sample.format(), reader.archive().header().format());
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        String script = "--\n-- PostgreSQL database dump\n--\n\n";
        assertRefused(script.repeat(50), "input file appears to be a text format dump. Please use psql.");
        assertRefused(script, "input file appears to be a text format dump. Please use psql.");
        assertRefused(
                "--\n-- PostgreSQL database cluster dump\n--\n\n",
                "input file appears to be a text format dump. Please use psql.");
        assertRefused("abc", "input file is too short (read 3, expected 5)");
        assertRefused("", "input file is too short (read 0, expected 5)");
        assertRefused("x".repeat(511), "input file does not appear to be a valid archive (too short?)");
        assertRefused("x".repeat(512), "input file does not appear to be a valid tar archive");
        assertRefused("\0".repeat(5000), "input file does not appear to be a valid tar archive");
    }

    @Test
    void otherDirectoriesAreRefused() throws IOException {
        Files.createDirectory(directory.resolve("a"));
        assertEquals(
                "directory \"a\" does not appear to be a valid archive (\"toc.dat\" does not exist)",
                assertThrows(MalformedArchiveException.class, () -> open(null)).getMessage());
        assertEquals(
                "could not open input file \"a/toc.dat\": No such file or directory",
                assertThrows(MalformedArchiveException.class, () -> open(ArchiveFormat.DIRECTORY))
                        .getMessage());
    }

    @Test
    void aFormatThatIsNamedIsTakenAtItsWord() throws IOException {
        SampleArchive.TAR.write(directory);
        assertEquals(
                "a: did not find magic string in file header at offset 5",
                assertThrows(MalformedArchiveException.class, () -> open(ArchiveFormat.CUSTOM))
                        .getMessage());
        assertEquals(
                "could not open input file \"a/toc.dat\": Not a directory",
                assertThrows(MalformedArchiveException.class, () -> open(ArchiveFormat.DIRECTORY))
                        .getMessage());
        Files.writeString(directory.resolve("a"), "abc");
        assertEquals(
                "a: incomplete tar header found (3 bytes) at offset 3",
                assertThrows(MalformedArchiveException.class, () -> open(ArchiveFormat.TAR))
                        .getMessage());
    }

    @Test
    void missingFilesAreNamed() {
        assertEquals(
                "could not open input file \"a\": No such file or directory",
                assertThrows(StorageException.class, () -> open(null)).getMessage());
    }

    private void assertRefused(String content, String message) throws IOException {
        Files.writeString(directory.resolve("a"), content, ISO_8859_1);
        assertEquals(
                message,
                assertThrows(MalformedArchiveException.class, () -> open(null)).getMessage());
    }

    private ArchiveReader open(ArchiveFormat format) {
        return Archives.open(new RestoreInput(new LocalStorage(directory, false), "a", format));
    }
}
