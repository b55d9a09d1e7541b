package io.pgconvoy.compress;

import io.pgconvoy.api.error.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What users write after {@code --compress}.
 *
 * <pre>
 * specification = integer                       0 is none, any other the level of gzip
 *               | algorithm [ ":" detail ]
 * detail        = integer | option { "," option }
 * option        = "level=" integer | "workers=" integer | "long" [ "=" boolean ]
 * </pre>
 *
 * Errors carry the stock tools' own words.
 */
public final class CompressionSpec {

    private static final Pattern INTEGER = Pattern.compile("\\s*[+-]?\\d{1,9}");

    private final Algorithm algorithm;
    private @Nullable Integer level;
    private boolean workers;
    private @Nullable Boolean longDistance;

    private CompressionSpec(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * Reads and checks a specification.
     *
     * @throws UsageException when it is malformed or asks for something its algorithm cannot do
     */
    public static CompressionSpec parse(String text) {
        if (text.isEmpty() || isInteger(text)) {
            return ofBareLevel(text.isEmpty() ? 0 : integer(text));
        }
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        CompressionSpec spec = new CompressionSpec(Algorithm.ofWord(word)
                .orElseThrow(() -> new UsageException("unrecognized compression algorithm: \"" + word + "\"")));
        if (colon >= 0) {
            spec.readDetail(text.substring(colon + 1));
        }
        spec.check();
        return spec;
    }

    public Compression compression() {
        return new Compression(algorithm, level, Boolean.TRUE.equals(longDistance));
    }

    /** What the user should know although the specification is valid. */
    public List<String> warnings() {
        return workers ? List.of("compression option \"workers\" is not currently supported by pg_dump") : List.of();
    }

    private static CompressionSpec ofBareLevel(int level) {
        CompressionSpec spec = new CompressionSpec(level == 0 ? Algorithm.NONE : Algorithm.GZIP);
        spec.level = level == 0 ? null : level;
        spec.check();
        return spec;
    }

    private void readDetail(String detail) {
        if (isInteger(detail)) {
            level = integer(detail);
            return;
        }
        for (String option : detail.split(",", -1)) {
            readOption(option);
        }
    }

    private void readOption(String option) {
        int equals = option.indexOf('=');
        String keyword = equals < 0 ? option : option.substring(0, equals);
        String value = equals < 0 ? null : option.substring(equals + 1);
        switch (keyword) {
            case "" -> throw invalid("found empty string where a compression option was expected");
            case "level" -> level = integerValue(keyword, value);
            case "workers" -> {
                integerValue(keyword, value);
                workers = true;
            }
            case "long" -> longDistance = booleanValue(keyword, value);
            default -> throw invalid("unrecognized compression option: \"" + keyword + "\"");
        }
    }

    private void check() {
        int asked = level == null ? algorithm.defaultLevel() : level;
        if (algorithm == Algorithm.NONE && asked != 0) {
            throw invalid("compression algorithm \"none\" does not accept a compression level");
        }
        if ((asked < algorithm.minLevel() || asked > algorithm.maxLevel()) && asked != algorithm.defaultLevel()) {
            throw invalid("compression algorithm \"" + algorithm.word() + "\" expects a compression level between "
                    + algorithm.minLevel() + " and " + algorithm.maxLevel() + " (default at "
                    + algorithm.defaultLevel() + ")");
        }
        if (workers && algorithm != Algorithm.ZSTD) {
            throw invalid("compression algorithm \"" + algorithm.word() + "\" does not accept a worker count");
        }
        if (longDistance != null && algorithm != Algorithm.ZSTD) {
            throw invalid("compression algorithm \"" + algorithm.word() + "\" does not support long-distance mode");
        }
    }

    private static int integerValue(String keyword, @Nullable String value) {
        if (value == null) {
            throw invalid("compression option \"" + keyword + "\" requires a value");
        }
        if (!isInteger(value)) {
            throw invalid("value for compression option \"" + keyword + "\" must be an integer");
        }
        return integer(value);
    }

    private static boolean booleanValue(String keyword, @Nullable String value) {
        return switch (value == null ? "on" : value.toLowerCase(Locale.ROOT)) {
            case "yes", "on", "1" -> true;
            case "no", "off", "0" -> false;
            default -> throw invalid("value for compression option \"" + keyword + "\" must be a Boolean value");
        };
    }

    private static boolean isInteger(String text) {
        return INTEGER.matcher(text).matches();
    }

    private static int integer(String text) {
        return Integer.parseInt(text.strip());
    }

    private static UsageException invalid(String detail) {
        return new UsageException("invalid compression specification: " + detail);
    }
}
