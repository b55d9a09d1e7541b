package io.pgconvoy.api.filter;

import io.pgconvoy.storage.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads filter files, which stock's tools have since 17. Each line is empty, a comment, or
 *
 * <pre>
 * include|exclude OBJECT PATTERN [#comment]
 * </pre>
 *
 * where parts of the pattern in double quotes may span lines.
 */
public final class FilterFile {
    private FilterFile() {}

    /** Reads the file of this name. */
    public static void read(String name, FilterSink sink) {
        if (name.isEmpty()) {
            throw StorageFailure.of("could not open filter file \"\"", new NoSuchFileException(name));
        }
        String file = "file \"" + name + "\"";
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            read(contents(in, file), file, sink);
        } catch (IOException e) {
            throw StorageFailure.of("could not open filter " + file, e);
        }
    }

    /** Reads what came on standard input. */
    public static void readStandardInput(byte[] text, FilterSink sink) {
        read(text, "standard input", sink);
    }

    private static byte[] contents(InputStream in, String file) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw StorageFailure.of("could not read from filter " + file, e);
        }
    }

    private static void read(byte[] text, String source, FilterSink sink) {
        FilterText lines = new FilterText(new String(text, StandardCharsets.UTF_8), source);
        while (lines.nextLine()) {
            if (!lines.isBlankOrComment()) {
                FilterItem item = item(lines);
                if (!sink.accept(item)) {
                    throw lines.malformed(sink.refusal(item));
                }
            }
        }
    }

    private static FilterItem item(FilterText lines) {
        boolean include = include(lines);
        String object = lines.word();
        if (object.isEmpty()) {
            throw lines.malformed("missing filter object type");
        }
        FilterObject known = FilterObject.of(object)
                .orElseThrow(() -> lines.malformed("unsupported filter object type: \"" + object + "\""));
        return new FilterItem(include, known, FilterPattern.read(lines));
    }

    private static boolean include(FilterText lines) {
        String command = lines.word();
        if (!command.equalsIgnoreCase("include") && !command.equalsIgnoreCase("exclude")) {
            throw lines.malformed("invalid filter command (expected \"include\" or \"exclude\")");
        }
        return command.equalsIgnoreCase("include");
    }
}
