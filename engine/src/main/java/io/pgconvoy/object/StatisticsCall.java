package io.pgconvoy.object;

import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.sql.Literal;
import org.jspecify.annotations.Nullable;

/** A call of one of the functions that put statistics in place, whose arguments are pairs of name and value. */
final class StatisticsCall {
    private final StringBuilder text = new StringBuilder();
    private final boolean standardStrings;

    /** @param server the one that the statistics come from, which the function takes them to be of */
    StatisticsCall(String function, ServerVersion server, boolean standardStrings) {
        this.standardStrings = standardStrings;
        text.append("SELECT * FROM pg_catalog.").append(function).append("(\n\t'version', '");
        text.append(server.digits()).append("'::integer");
    }

    /** A name: untyped. */
    StatisticsCall name(String argument, @Nullable String value) {
        text.append(",\n\t'").append(argument).append("', ");
        text.append(Literal.quote(value == null ? "" : value, standardStrings));
        return this;
    }

    /** A value; null is not written. */
    StatisticsCall value(String argument, @Nullable String value, String type) {
        if (value != null) {
            name(argument, value).text.append("::").append(type);
        }
        return this;
    }

    String statement() {
        return text + "\n);\n";
    }
}
