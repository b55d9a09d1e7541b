package io.pgconvoy.restore;

import io.pgconvoy.api.ArchiveTerms;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.plain.ScriptFlag;
import io.pgconvoy.archive.plain.ScriptOptions;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.Names;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Dialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
        ScriptOptions scriptOptions = ScriptOptions.of(dialect, selection(options, dumpIds), flags(options))
                .withSuperuser(script.superuser())
                .withRole(options.role())
                .withTransactionSize(options.transactionSize())
                .withRestrictKey(script.restrictKey());
        return new RestorePlan(dumpIds == null ? archive : inOrder(archive, dumpIds), scriptOptions);
    }

    /** All entries in their order, those that are not restored too. */
    List<SelectedEntry> entries() {
        return EntryFilter.apply(archive.entries(), options.selection(), options.dialect());
    }

    private static EntrySelection selection(RestoreOptions options, @Nullable Set<Integer> dumpIds) {
        return ArchiveTerms.selection(options.contents(), options.omissions())
                .withNames(names(options.names()), options.names().strictNames())
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

    private static Names names(NameFilter names) {
        return new Names(
                new HashSet<>(names.schemas()),
                new HashSet<>(names.excludedSchemas()),
                new HashSet<>(names.tables()),
                new HashSet<>(names.indexes()),
                new HashSet<>(names.functions()),
                new HashSet<>(names.triggers()));
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
