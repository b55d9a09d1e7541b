package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;

/**
 * What CREATE SEQUENCE says of a sequence.
 *
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 */
record SequenceParameters(
        String type, long start, long increment, long minimum, long maximum, long cache, boolean cycle) {

    static SequenceParameters of(CatalogRow row) {
        return new SequenceParameters(
                row.text("type"),
                row.number("start"),
                row.number("increment"),
                row.number("minimum"),
                row.number("maximum"),
                row.number("cache"),
                row.flag("cycle"));
    }

    /** The clauses, a line each; the last one without a line end. */
    String clauses() {
        return "    START WITH " + start + "\n"
                + "    INCREMENT BY " + increment + "\n"
                + limit("MINVALUE", minimum, isAscending() ? 1 : smallest())
                + limit("MAXVALUE", maximum, isAscending() ? -(smallest() + 1) : -1)
                + "    CACHE " + cache
                + (cycle ? "\n    CYCLE" : "");
    }

    private boolean isAscending() {
        return increment >= 0;
    }

    private static String limit(String keyword, long value, long byDefault) {
        return "    " + (value == byDefault ? "NO " + keyword : keyword + " " + value) + "\n";
    }

    private long smallest() {
        return switch (type) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            case "bigint" -> Long.MIN_VALUE;
            default -> throw CatalogReader.inconsistent("unrecognized sequence type: " + type);
        };
    }
}
