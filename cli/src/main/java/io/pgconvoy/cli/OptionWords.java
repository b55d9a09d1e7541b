package io.pgconvoy.cli;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.Section;
import io.pgconvoy.cli.getopt.ArgumentException;
import java.util.regex.Pattern;

/** Options whose value is one of a few words, with stock's messages. */
final class OptionWords {
    private static final Pattern RESTRICT_KEY = Pattern.compile("[A-Za-z0-9]+");

    private OptionWords() {}

    static Section section(String name) {
        return switch (name) {
            case "pre-data" -> Section.PRE_DATA;
            case "data" -> Section.DATA;
            case "post-data" -> Section.POST_DATA;
            default -> throw ArgumentException.error("unrecognized section name: \"" + name + "\"");
        };
    }

    static void checkSyncMethod(String method) {
        if (!method.equals("fsync") && !method.equals("syncfs")) {
            throw new UsageException("unrecognized sync method: " + method);
        }
    }

    static void checkRestrictKey(String key) {
        if (!RESTRICT_KEY.matcher(key).matches()) {
            throw new UsageException("invalid restrict key");
        }
    }
}
