package io.pgconvoy.storage.local;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files in a directory, which must not lead out of it. */
final class PlainNames {

    private PlainNames() {}

    static Path resolve(Path directory, String member) throws IOException {
        if (member.isEmpty() || member.equals(".") || member.equals("..") || member.indexOf('/') >= 0) {
            throw new IOException("not a plain file name");
        }
        try {
            Path file = directory.resolve(member);
            if (!directory.equals(file.getParent())) {
                throw new IOException("not a plain file name");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new IOException(e.getReason(), e);
        }
    }
}
