package io.pgconvoy.archive.plain;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveWriter;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.CompressedRows;
import io.pgconvoy.archive.CompressedSink;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Encoder;
import io.pgconvoy.storage.StorageOutput;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The plain format: the script as one file, compressed when asked to. Rows that come compressed are files in their own
 * right within it: all the tools, and psql behind them, read several in a row as one.
 */
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
        try (Packed packed = new Packed(out)) {
            script.write(archive, packed, packed::rows);
            packed.finish();
        }
    }

    /** Text as the encoder makes it, around rows that need none. */
    private final class Packed implements ByteSink, AutoCloseable {
        private final StorageOutput out;
        private @Nullable Encoder encoder;

        Packed(StorageOutput out) {
            this.out = out;
        }

        @Override
        public void write(ByteBuf bytes) {
            Encoder open = encoder;
            if (open == null) {
                open = Codecs.forFile(compression.algorithm()).encoder(compression);
                encoder = open;
            }
            open.encode(bytes, out::write);
        }

        void rows(CompressedRows rows) {
            finish();
            rows.writeCompressedTo(new CompressedSink() {
                @Override
                public void write(ByteBuf bytes) {
                    out.write(bytes);
                }

                @Override
                public void cut() {}
            });
        }

        void finish() {
            Encoder open = encoder;
            if (open != null) {
                open.finish(out::write);
                close();
            }
        }

        @Override
        public void close() {
            if (encoder != null) {
                encoder.close();
                encoder = null;
            }
        }
    }
}
