package io.pgconvoy.restore;

import io.pgconvoy.api.ArchiveTerms;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.archive.plain.ScriptFlag;
import io.pgconvoy.archive.plain.ScriptOptions;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.Names;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.SessionText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was asked for, in the terms of an archive. */
record RestorePlan(Archive archive, ScriptOptions options) {

    /**
     * The archive with what was asked for in the terms of its entries. Listed entries stand behind all others, in the
     * list's order.
     *
     * @param warnings takes what the user should know about the list
     */
    static RestorePlan of(Archive archive, RestoreOptions options, Dialect dialect, Consumer<String> warnings) {
        List<String> list = options.useList();
        Set<Integer> dumpIds = list == null ? null : UseList.dumpIds(list, archive, warnings);
        ScriptStyle script = options.script();
        ScriptOptions scriptOptions = ScriptOptions.of(dialect, selection(archive, options, dumpIds), flags(options))
                .withSuperuser(script.superuser())
                .withRole(options.role())
                .withTransactionSize(options.transactionSize())
                .withRestrictKey(script.restrictKey());
        return new RestorePlan(dumpIds == null ? archive : inOrder(archive, dumpIds), scriptOptions);
    }

    /** Whether tables may be loaded over several sessions, each with rows of its own. */
    boolean splits(RestoreOptions asked) {
        return asked.splitTables() && !options.has(ScriptFlag.USE_SET_SESSION_AUTHORIZATION);
    }

    /** All entries in their order, those that are not restored too. */
    List<SelectedEntry> entries() {
        return EntryFilter.apply(archive.entries(), options.selection(), options.dialect());
    }

    private static EntrySelection selection(Archive archive, RestoreOptions options, @Nullable Set<Integer> dumpIds) {
        return ArchiveTerms.selection(options.contents(), options.omissions())
                .withNames(names(archive, options.names()), options.names().strictNames())
                .withCreateDatabase(options.script().create())
                .withDumpIds(dumpIds);
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

    private static Set<ScriptFlag> flags(RestoreOptions options) {
        Set<ScriptFlag> flags = EnumSet.noneOf(ScriptFlag.class);
        flags.addAll(ArchiveTerms.flags(options.script(), options.omissions()));
        if (options.singleTransaction()) {
            flags.add(ScriptFlag.SINGLE_TRANSACTION);
        }
        return flags;
    }
}
