package io.pgconvoy.object;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.sql.Literal;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What rendering may look at. One thread.
 *
 * @param ids quotes identifiers as the dialect does
 * @param standardStrings the server's standard_conforming_strings, which decides how literals are quoted
 * @param data gives the data that entries carry
 * @param dependencies gives the dump IDs of what an object needs, of section boundaries too
 * @param nextDumpId gives dump IDs to entries that are not objects (comments, ACLs)
 */
public record RenderContext(
        DatabaseModel model,
        Selection selection,
        Repairs repairs,
        Dialect dialect,
        ServerVersion server,
        Identifier ids,
        boolean standardStrings,
        RenderOptions options,
        EntryDataSource data,
        Function<DatabaseObject, List<Integer>> dependencies,
        IntSupplier nextDumpId) {

    public DumpScope scope() {
        return selection.scope();
    }

    public boolean wants(DatabaseObject object, Component component) {
        return selection.wants(object, component);
    }

    public boolean has(Feature feature) {
        return dialect.has(feature);
    }

    public String quote(String name) {
        return ids.quote(name);
    }

    /** The object's name, quoted, with its schema. */
    public String qualified(DatabaseObject object) {
        return qualified(object.schema(), object.name());
    }

    public String qualified(@Nullable String schema, String name) {
        return schema == null || schema.isEmpty() ? ids.quote(name) : ids.qualified(schema, name);
    }

    public String literal(String text) {
        return Literal.quote(text, standardStrings);
    }

    /** Whether an object is written apart from the one it belongs to, by nature or by loop repair. */
    public boolean isSeparate(DatabaseObject object) {
        return object.isSeparate() || repairs.separated().contains(object.dumpId());
    }
}
