package io.pgconvoy.storage.local;

import io.pgconvoy.storage.ChannelInput;
import io.pgconvoy.storage.StorageInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files for reading. */
final class FileInput {

    private FileInput() {}

    static StorageInput open(Path file, String name) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("Is a directory");
        }
        return new ChannelInput(name, FileChannel.open(file));
    }
}
