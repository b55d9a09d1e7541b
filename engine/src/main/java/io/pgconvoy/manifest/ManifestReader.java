package io.pgconvoy.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.content.Content;
import io.pgconvoy.manifest.FileSum.Part;
import io.pgconvoy.storage.StorageInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a manifest, of which it takes the fields that it knows. */
public final class ManifestReader {
    private final String name;
    private final JsonParser json;

    private ManifestReader(String name, JsonParser json) {
        this.name = name;
        this.json = json;
    }

    /** @param in from its start; left open */
    public static Manifest read(StorageInput in) {
        InputStream bytes = new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] array, int offset, int length) {
                return length == 0 ? 0 : in.read(ByteBuffer.wrap(array, offset, length));
            }
        };
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            return new ManifestReader(in.name(), json).manifest();
        } catch (JsonProcessingException e) {
            throw new MalformedArchiveException(
                    in.name() + ": " + e.getOriginalMessage(), e.getLocation().getByteOffset(), null, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedArchiveException(in.name() + ": " + e.getMessage(), -1, null, e);
        }
    }

    private Manifest manifest() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw malformed("not a manifest");
        }
        Map<String, Object> top = new LinkedHashMap<>();
        List<Manifest.Table> tables = new ArrayList<>();
        List<Manifest.Objects> objects = new ArrayList<>();
        List<Manifest.Sequence> sequences = new ArrayList<>();
        List<FileSum> files = new ArrayList<>();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "tables" -> each(tables, this::table);
                case "largeObjects" -> each(objects, this::objects);
                case "sequences" -> each(sequences, this::sequence);
                case "files" -> each(files, this::file);
                default -> {
                    Object value = value();
                    if (value != null) {
                        top.put(field, value);
                    }
                }
            }
        }
        if (number(top, "manifest") != Manifest.VERSION) {
            throw malformed("version " + top.get("manifest") + " of manifests is not known");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        if (top.get("settings") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> settings.put(String.valueOf(key), String.valueOf(value)));
        }
        return new Manifest(
                text(top, "program"),
                text(top, "format"),
                text(top, "database"),
                text(top, "server"),
                text(top, "dialect"),
                text(top, "created"),
                optional(top, "snapshotTime"),
                settings,
                tables,
                objects,
                sequences,
                files);
    }

    private Manifest.Table table(Map<?, ?> fields) {
        String copy = optional(fields, "copy");
        return new Manifest.Table(
                (int) number(fields, "dumpId"),
                optional(fields, "schema"),
                text(fields, "name"),
                copy,
                content(fields, copy == null ? "lines" : "rows"));
    }

    private Manifest.Objects objects(Map<?, ?> fields) {
        return new Manifest.Objects((int) number(fields, "dumpId"), text(fields, "name"), content(fields, "objects"));
    }

    private Manifest.Sequence sequence(Map<?, ?> fields) {
        return new Manifest.Sequence(
                (int) number(fields, "dumpId"),
                optional(fields, "schema"),
                text(fields, "name"),
                number(fields, "lastValue"),
                Boolean.TRUE.equals(fields.get("called")));
    }

    private FileSum file(Map<?, ?> fields) {
        List<Part> parts = new ArrayList<>();
        if (fields.get("parts") instanceof List<?> list) {
            for (Object part : list) {
                if (part instanceof Map<?, ?> map) {
                    parts.add(new Part(number(map, "bytes"), text(map, "sha256")));
                }
            }
        } else {
            parts.add(new Part(number(fields, "bytes"), text(fields, "sha256")));
        }
        return new FileSum(text(fields, "name"), parts);
    }

    private Content content(Map<?, ?> fields, String items) {
        return new Content(number(fields, items), number(fields, "bytes"), Content.parseHash(text(fields, "hash")));
    }

    private <T> void each(List<T> into, Function<Map<?, ?>, T> make) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw malformed("not a list: " + json.currentName());
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!(value() instanceof Map<?, ?> fields)) {
                throw malformed("not an object");
            }
            into.add(make.apply(fields));
        }
    }

    private @Nullable Object value() throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                    json.nextToken();
                    Object value = value();
                    if (value != null) {
                        map.put(field, value);
                    }
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    Object value = value();
                    if (value != null) {
                        list.add(value);
                    }
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }

    private long number(Map<?, ?> fields, String field) {
        if (fields.get(field) instanceof Long number) {
            return number;
        }
        throw malformed("number \"" + field + "\" is missing");
    }

    private String text(Map<?, ?> fields, String field) {
        String text = optional(fields, field);
        if (text == null) {
            throw malformed("\"" + field + "\" is missing");
        }
        return text;
    }

    private static @Nullable String optional(Map<?, ?> fields, String field) {
        return fields.get(field) instanceof String text ? text : null;
    }

    private MalformedArchiveException malformed(String message) {
        return new MalformedArchiveException(
                name + ": " + message, json.currentLocation().getByteOffset(), null);
    }
}
