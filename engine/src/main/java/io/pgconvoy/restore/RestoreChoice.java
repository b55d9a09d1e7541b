package io.pgconvoy.restore;

import io.pgconvoy.api.ArchiveTerms;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.Names;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.SessionText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Which entries of an archive were asked for: known once the archive is open, before there is a server or an output.
 *
 * @param archive with the entries of a list behind all others, in the list's order
 */
record RestoreChoice(Archive archive, EntrySelection selection) {

    /**
     * Reads the list of entries, if there is one, and looks for names that have to match something.
     *
     * @param warnings takes what the user should know about the list
     * @throws io.pgconvoy.api.error.UsageException when names are strict and one of them matches nothing
     */
    static RestoreChoice of(Archive archive, RestoreOptions options, Consumer<String> warnings) {
        RestoreChoice choice = unchecked(archive, options, warnings);
        if (choice.selection.strictNames()) {
            Dialect dialect = options.dialect();
            EntryFilter.apply(archive.entries(), choice.selection, dialect == null ? Dialect.newest() : dialect);
        }
        return choice;
    }

    /** For listings, which show whatever there is. */
    static RestoreChoice unchecked(Archive archive, RestoreOptions options, Consumer<String> warnings) {
        EntrySelection selection = ArchiveTerms.selection(options.contents(), options.omissions())
                .withNames(names(archive, options.names()), options.names().strictNames())
                .withCreateDatabase(options.script().create());
        if (options.useList() == null) {
            return new RestoreChoice(archive, selection);
        }
        Set<Integer> dumpIds = UseList.dumpIds(options.useList().get(), archive, warnings);
        return new RestoreChoice(inOrder(archive, dumpIds), selection.withDumpIds(dumpIds));
    }

    private static Archive inOrder(Archive archive, Set<Integer> dumpIds) {
        Map<Integer, ArchiveEntry> rest = new LinkedHashMap<>();
        archive.entries().forEach(entry -> rest.put(entry.dumpId(), entry));
        List<ArchiveEntry> listed = new ArrayList<>();
        dumpIds.forEach(dumpId -> listed.add(Objects.requireNonNull(rest.remove(dumpId))));
        List<ArchiveEntry> all = new ArrayList<>(rest.values());
        all.addAll(listed);
        return new Archive(archive.header(), all);
    }

    private static Names names(Archive archive, NameFilter names) {
        SessionText text = SessionText.of(ArchiveSettings.of(archive.entries()).encoding());
        return new Names(
                texts(text, names.schemas()),
                texts(text, names.excludedSchemas()),
                texts(text, names.tables()),
                texts(text, names.indexes()),
                texts(text, names.functions()),
                texts(text, names.triggers()));
    }

    /** The names as the archive holds them, where each char may be a byte of another encoding. */
    private static Set<String> texts(SessionText text, Collection<String> names) {
        return names.stream().map(text::ofUnicode).collect(Collectors.toSet());
    }
}
