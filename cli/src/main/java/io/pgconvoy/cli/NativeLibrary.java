package io.pgconvoy.cli;

import com.github.luben.zstd.util.Native;
import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The native part of the zstd library for this machine. */
final class NativeLibrary {
    private NativeLibrary() {}

    /** Copies it out of the library's jar, unless there is none or it could not be loaded from there. */
    static void unpack(Path file) throws IOException {
        String name = "/linux/" + System.getProperty("os.arch") + "/libzstd-jni-" + ZstdVersion.VERSION + ".so";
        try (InputStream packed = Native.class.getResourceAsStream(name)) {
            if (packed == null || Files.exists(file)) {
                return;
            }
            Path copy = file.resolveSibling(".new-" + file.getFileName());
            Files.copy(packed, copy, StandardCopyOption.REPLACE_EXISTING);
            try {
                System.load(copy.toAbsolutePath().toString());
                Files.move(copy, file);
            } catch (LinkageError e) {
                Files.delete(copy);
            }
        }
    }
}
