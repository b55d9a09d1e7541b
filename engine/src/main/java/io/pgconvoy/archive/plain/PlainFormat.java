package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveWriter;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Encoder;
import io.pgconvoy.storage.StorageOutput;
import java.util.function.Consumer;

/** The plain format: the script as one file, compressed as a whole when asked to. */
public final class PlainFormat implements ArchiveWriter {

    private final ScriptWriter script;
    private final Compression compression;

    public PlainFormat(ScriptOptions options, Compression compression, Consumer<String> warnings) {
        this(options, compression, warnings, note -> {});
    }

    /** @param notes takes each step, for those who want to follow */
    public PlainFormat(
            ScriptOptions options, Compression compression, Consumer<String> warnings, Consumer<String> notes) {
        this.script = new ScriptWriter(options, warnings, notes);
        this.compression = compression;
    }

    @Override
    public void write(Archive archive, StorageOutput out) {
        try (Encoder encoder = Codecs.forFile(compression.algorithm()).encoder(compression)) {
            script.write(archive, bytes -> encoder.encode(bytes, out::write));
            encoder.finish(out::write);
        }
    }
}
