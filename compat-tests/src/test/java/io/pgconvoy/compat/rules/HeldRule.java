package io.pgconvoy.compat.rules;

import io.pgconvoy.object.ObjectKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One rule by which a dump's order comes about, and what shows that it is there.
 *
 * @param name what the rule says
 * @param file the engine's source file that has it
 * @param text what is replaced there to be without the rule
 * @param instead what it is replaced by
 * @param fixture the fixture whose dump is another one then; empty where none can be
 * @param on the major of the server that shows it, and that of the dialect if it is another: {@code 13 in 15}; or empty
 * @param because why none can be
 */
record HeldRule(String name, String file, String text, String instead, String fixture, String on, String because) {
    private static final String KINDS = "object/ObjectKind.java";
    private static final String PRIORITY = "public int priority(Dialect dialect) {";

    /** The rules of {@code ordering-rules.txt}. */
    static List<HeldRule> all() {
        List<HeldRule> rules = new ArrayList<>();
        for (String block : table().split("\n(\\s*\n)+")) {
            Map<String, String> fields = new HashMap<>();
            block.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        String[] parts = line.split(": ", 2);
                        if (parts.length != 2 || fields.put(parts[0], parts[1]) != null) {
                            throw new IllegalStateException("not a line of a rule: " + line);
                        }
                    });
            if (!fields.isEmpty()) {
                rules.add(of(fields));
            }
        }
        return rules;
    }

    private static HeldRule of(Map<String, String> fields) {
        String kinds = fields.get("kinds");
        if (kinds != null) {
            String[] pair = kinds.split(" before ");
            return of(
                    kinds,
                    KINDS,
                    PRIORITY,
                    PRIORITY + " if (this == " + pair[0] + ") return 2 * " + ObjectKind.valueOf(pair[1])
                            + ".priority + 1;",
                    fields);
        }
        return of(
                field(fields, "rule"),
                field(fields, "file"),
                field(fields, "text"),
                fields.getOrDefault("instead", "").replaceAll("^-$", ""),
                fields);
    }

    private static HeldRule of(String name, String file, String text, String instead, Map<String, String> fields) {
        return new HeldRule(
                name,
                file,
                text,
                instead,
                fields.getOrDefault("held by", ""),
                fields.getOrDefault("on", ""),
                fields.containsKey("held by") ? "" : field(fields, "because"));
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("a rule without " + name + ": " + fields);
        }
        return value;
    }

    private static String table() {
        try (InputStream file = HeldRule.class.getResourceAsStream("/ordering-rules.txt")) {
            if (file == null) {
                throw new IllegalStateException("no ordering-rules.txt on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
