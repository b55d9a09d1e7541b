package io.pgconvoy.catalog;

import io.pgconvoy.connect.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of values at hand, by the names of their columns. */
public record HeldRow(List<String> names, Map<String, String> values, long type) implements Row {
    /** A row with these columns, NULL where there is no value. */
    public static CatalogRow of(List<String> names, Map<String, String> values) {
        return new CatalogRow(new HeldRow(names, values, 25));
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public String name(int column) {
        return names.get(column);
    }

    @Override
    public int index(String name) {
        return names.indexOf(name);
    }

    @Override
    public long typeOid(int column) {
        return type;
    }

    @Override
    public boolean isNull(int column) {
        return text(column) == null;
    }

    @Override
    public @Nullable String text(int column) {
        return values.get(name(column));
    }

    @Override
    public byte @Nullable [] bytes(int column) {
        String text = text(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
