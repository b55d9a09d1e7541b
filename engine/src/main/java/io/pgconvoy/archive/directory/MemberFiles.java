package io.pgconvoy.archive.directory;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.StorageInput;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of an archive as their names are in its table of contents. Safe for use from several threads. */
record MemberFiles(FolderInput folder) {

    private static final int BUFFER_SIZE = 64 * 1024;

    /** One file as it lies in the folder. */
    private record Found(StorageInput in, Algorithm algorithm) {}

    boolean exists(String name) {
        return names(name).anyMatch(folder::holds);
    }

    /** Bytes of the file as it lies there; 0 where there is none. */
    long size(String name) {
        Optional<Found> found = find(name);
        if (found.isEmpty()) {
            return 0;
        }
        try (StorageInput in = found.get().in()) {
            return in.seekable() ? in.size() : 0;
        }
    }

    /** The file's content; cannot seek where it is compressed. */
    StorageInput open(String name, @Nullable String entry) {
        Found found = find(name).orElseThrow(() -> missing(name, entry));
        return found.algorithm() == Algorithm.NONE ? found.in() : new DecodedInput(found.in(), found.algorithm());
    }

    /** Writes the file's content to the sink. */
    void read(String name, @Nullable String entry, ByteSink out) {
        Found found = find(name).orElseThrow(() -> missing(name, entry));
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
        ByteBuf bytes = Unpooled.wrappedBuffer(buffer);
        try (StorageInput in = found.in();
                Decoder decoder = Codecs.forFile(found.algorithm()).decoder()) {
            try {
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer.clear())) {
                    decoder.decode(bytes.setIndex(0, length), out::write);
                }
                decoder.finish();
            } catch (CorruptDataException e) {
                throw new MalformedArchiveException(in.name() + ": " + e.getMessage(), e.offset(), entry, e);
            }
        }
    }

    /** A name in a table of contents may be anything: it must not lead out of the folder. */
    MalformedArchiveException notPlain(String name, @Nullable String entry) {
        return new MalformedArchiveException(folder.name() + ": \"" + name + "\" is not a plain file name", -1, entry);
    }

    static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().allMatch(c -> c > ' ' && c != '/' && c != '\\' && c != ':' && c < 0x7f);
    }

    private MalformedArchiveException missing(String name, @Nullable String entry) {
        String reason = names(name)
                .flatMap(member -> folder.obstacle(member).stream())
                .findFirst()
                .orElse("could not open input file \"" + folder.name() + "/" + name + "\": No such file or directory");
        return new MalformedArchiveException(reason, -1, entry);
    }

    /** The name itself first; one that has a suffix already is taken at its word. */
    private Optional<Found> find(String name) {
        return names(name)
                .flatMap(member -> folder.find(member).map(in -> new Found(in, algorithmOf(member))).stream())
                .findFirst();
    }

    private static Stream<String> names(String name) {
        return Stream.concat(
                Stream.of(name),
                Arrays.stream(Algorithm.values())
                        .filter(algorithm -> algorithm != Algorithm.NONE)
                        .map(algorithm -> name + DirectoryFormat.suffix(algorithm)));
    }

    private static Algorithm algorithmOf(String name) {
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm != Algorithm.NONE && name.endsWith(DirectoryFormat.suffix(algorithm))) {
                return algorithm;
            }
        }
        return Algorithm.NONE;
    }
}
