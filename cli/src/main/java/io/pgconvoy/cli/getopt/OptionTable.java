package io.pgconvoy.cli.getopt;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Releases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options that a program takes; long ones in an order, in which messages list them. */
public final class OptionTable {
    private final List<LongOption> options;

    public OptionTable(List<LongOption> options) {
        this.options = List.copyOf(options);
    }

    /**
     * The options of a stock tool of some release, from a table of lines
     *
     * <pre>
     * name[=] key [since RELEASE,…] [before RELEASE]
     * </pre>
     *
     * where {@code =} stands behind options that take an argument, and {@code -} as key for the name. A name of one
     * letter is an option without a long name.
     */
    public static OptionTable of(String tool, Dialect dialect) {
        List<LongOption> options = new ArrayList<>();
        resource(tool + ".options")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> isIn(words, dialect))
                .forEach(words -> options.add(option(words)));
        return new OptionTable(options);
    }

    public List<LongOption> options() {
        return options;
    }

    /** A long name for what the key stands for. */
    public Optional<LongOption> byKey(String key) {
        return options.stream().filter(option -> option.key().equals(key)).findFirst();
    }

    /** In messages: {@code -s/--schema-only}. */
    public String label(String key) {
        String name = "--" + byKey(key).map(LongOption::name).orElse(key);
        return key.length() == 1 ? "-" + key + "/" + name : name;
    }

    Optional<LongOption> byLetter(char letter) {
        return letter == '-' ? Optional.empty() : byKey(String.valueOf(letter));
    }

    private static LongOption option(String[] words) {
        boolean argument = words[0].endsWith("=");
        String name = argument ? words[0].substring(0, words[0].length() - 1) : words[0];
        return new LongOption(name, argument, words[1].equals("-") ? name : words[1]);
    }

    private static boolean isIn(String[] words, Dialect dialect) {
        for (int at = 2; at + 1 < words.length; at += 2) {
            boolean since = words[at].equals("since");
            if (Releases.since(words[at + 1].split(",")).include(dialect) != since) {
                return false;
            }
        }
        return true;
    }

    private static String resource(String name) {
        try (InputStream in = OptionTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
