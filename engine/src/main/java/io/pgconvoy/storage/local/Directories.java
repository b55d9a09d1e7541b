package io.pgconvoy.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What is done with directories. */
final class Directories {

    /** For a directory that holds a database: nobody else's business. */
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    private Directories() {}

    /** A name that most likely is free. */
    static Path temporaryBeside(Path target) {
        String suffix = Integer.toUnsignedString(ThreadLocalRandom.current().nextInt(), Character.MAX_RADIX);
        return target.resolveSibling(target.getFileName() + "." + suffix + ".partial");
    }

    static void createPrivate(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes =
                posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWN)} : new FileAttribute<?>[0];
        Files.createDirectory(directory, attributes);
    }

    static void makePrivate(Path directory) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(OWN);
        }
    }

    static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    static void sync(Path directory) throws IOException {
        try (FileChannel entry = FileChannel.open(directory)) {
            entry.force(true);
        }
    }

    static void syncParent(Path target) throws IOException {
        Path directory = target.toAbsolutePath().getParent();
        sync(directory == null ? target : directory);
    }
}
