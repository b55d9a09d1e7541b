package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.stream.Collectors;

/** Adds the entries that say how the rest is to be read: they come first in every archive. */
public final class SessionEntries {
    private SessionEntries() {}

    /**
     * Adds ENCODING, STDSTRINGS and SEARCHPATH.
     *
     * @param encoding the client encoding that all text of the dump is in, by the server's name: {@code UTF8}
     * @param searchPath the schemas in it, unquoted: none, as every name is written with its schema
     */
    public static void render(RenderContext context, EntryList entries, String encoding, List<String> searchPath) {
        boolean on = context.standardStrings() || context.has(Feature.STANDARD_CONFORMING_STRINGS_FIXED);
        String path = searchPath.stream().map(context::quote).collect(Collectors.joining(", "));
        add(context, entries, "ENCODING", "SET client_encoding = " + context.literal(encoding) + ";\n");
        add(context, entries, "STDSTRINGS", "SET standard_conforming_strings = '" + (on ? "on" : "off") + "';\n");
        add(
                context,
                entries,
                "SEARCHPATH",
                "SELECT pg_catalog.set_config('search_path', " + context.literal(path) + ", false);\n");
    }

    private static void add(RenderContext context, EntryList entries, String kind, String statement) {
        entries.add(EntryDraft.of(context.nextDumpId().getAsInt(), kind, kind, Section.PRE_DATA)
                .definition(statement));
    }
}
