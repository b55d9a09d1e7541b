package io.pgconvoy.storage.stdio;

import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageContract;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Standard input and output, redirected from and to a file as a shell does. */
class StdioStorageTest extends StorageContract {

    @TempDir
    Path directory;

    private FileOutputStream output;
    private FileInputStream input;

    @BeforeEach
    void redirect() throws IOException {
        Path file = directory.resolve("redirected");
        output = new FileOutputStream(file.toFile());
        input = new FileInputStream(file.toFile());
    }

    @AfterEach
    void closeFiles() throws IOException {
        output.close();
        input.close();
        Files.delete(directory.resolve("redirected"));
    }

    @Override
    protected Storage storage() {
        try {
            return new StdioStorage(input.getFD(), output.getFD());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
