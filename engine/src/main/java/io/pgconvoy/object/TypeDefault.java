package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogRow;
import org.jspecify.annotations.Nullable;

/**
 * The default value of a base type or domain.
 *
 * @param expression as the server decompiles it (typdefaultbin); null for none
 * @param text the value's external form, for a default that is no expression (typdefault); null for none
 */
public record TypeDefault(
        @Nullable String expression, @Nullable String text) {
    /** From the columns {@code default_expression} and {@code default_text}. */
    static TypeDefault of(CatalogRow row) {
        return new TypeDefault(row.textOrNull("default_expression"), row.textOrNull("default_text"));
    }

    boolean exists() {
        return expression != null || text != null;
    }

    String sql(RenderContext context) {
        return expression != null ? expression : context.literal(text == null ? "" : text);
    }
}
