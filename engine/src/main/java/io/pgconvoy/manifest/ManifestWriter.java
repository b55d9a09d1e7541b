package io.pgconvoy.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.netty.buffer.Unpooled;
import io.pgconvoy.content.Content;
import io.pgconvoy.manifest.FileSum.Part;
import io.pgconvoy.storage.StorageOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a manifest as JSON in UTF-8, the same on every system. */
public final class ManifestWriter {
    private final JsonGenerator json;

    private ManifestWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Neither commits nor closes the output. */
    public static void write(Manifest manifest, StorageOutput out) {
        OutputStream bytes = new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] array, int offset, int length) {
                out.write(Unpooled.wrappedBuffer(array, offset, length));
            }
        };
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            new ManifestWriter(json).write(manifest);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Manifest manifest) throws IOException {
        json.writeStartObject();
        json.writeNumberField("manifest", Manifest.VERSION);
        text("program", manifest.program());
        text("format", manifest.format());
        text("database", manifest.database());
        text("server", manifest.server());
        text("dialect", manifest.dialect());
        text("created", manifest.created());
        text("snapshotTime", manifest.snapshotTime());
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : manifest.settings().entrySet()) {
            text(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("tables");
        for (Manifest.Table table : manifest.tables()) {
            write(table);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("largeObjects");
        for (Manifest.Objects objects : manifest.largeObjects()) {
            write(objects);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("sequences");
        for (Manifest.Sequence sequence : manifest.sequences()) {
            write(sequence);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("files");
        for (FileSum file : manifest.files()) {
            write(file);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Manifest.Table table) throws IOException {
        json.writeStartObject();
        json.writeNumberField("dumpId", table.dumpId());
        text("schema", table.schema());
        text("name", table.name());
        text("copy", table.copy());
        content(table.copy() == null ? "lines" : "rows", table.content());
        json.writeEndObject();
    }

    private void write(Manifest.Objects objects) throws IOException {
        json.writeStartObject();
        json.writeNumberField("dumpId", objects.dumpId());
        text("name", objects.name());
        content("objects", objects.content());
        json.writeEndObject();
    }

    private void write(Manifest.Sequence sequence) throws IOException {
        json.writeStartObject();
        json.writeNumberField("dumpId", sequence.dumpId());
        text("schema", sequence.schema());
        text("name", sequence.name());
        json.writeNumberField("lastValue", sequence.lastValue());
        json.writeBooleanField("called", sequence.called());
        json.writeEndObject();
    }

    private void write(FileSum file) throws IOException {
        json.writeStartObject();
        text("name", file.name());
        json.writeNumberField("bytes", file.bytes());
        if (file.parts().size() == 1) {
            text("sha256", file.parts().get(0).sha256());
        } else {
            json.writeArrayFieldStart("parts");
            for (Part part : file.parts()) {
                json.writeStartObject();
                json.writeNumberField("bytes", part.bytes());
                text("sha256", part.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void content(String items, Content content) throws IOException {
        json.writeNumberField(items, content.items());
        json.writeNumberField("bytes", content.bytes());
        text("hash", content.hashText());
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
