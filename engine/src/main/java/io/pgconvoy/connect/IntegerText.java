package io.pgconvoy.connect;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Parameter;
import org.jspecify.annotations.Nullable;

/** Reads integers as libpq does: white space around them is fine, anything else is an error. */
final class IntegerText {
    private IntegerText() {}

    static int parse(Parameter parameter, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "invalid integer value \"" + text + "\" for connection option \"" + parameter.keyword() + "\"");
        }
    }

    /** Null if the parameter is missing or empty. */
    static @Nullable Integer of(Conninfo values, Parameter parameter) {
        String text = values.nonEmpty(parameter);
        return text == null ? null : parse(parameter, text);
    }
}
