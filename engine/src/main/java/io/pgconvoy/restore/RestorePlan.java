package io.pgconvoy.restore;

import io.pgconvoy.api.ArchiveTerms;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.plain.ScriptFlag;
import io.pgconvoy.archive.plain.ScriptOptions;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.Names;
import io.pgconvoy.connect.Dialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What was asked for, in the terms of an archive. */
final class RestorePlan {
    private RestorePlan() {}

    static ScriptOptions scriptOptions(RestoreOptions options, Dialect dialect) {
        ScriptStyle script = options.script();
        return ScriptOptions.of(dialect, selection(options), flags(options))
                .withSuperuser(script.superuser())
                .withRole(options.role())
                .withRestrictKey(script.restrictKey());
    }

    static EntrySelection selection(RestoreOptions options) {
        List<Integer> useList = options.useList();
        return ArchiveTerms.selection(options.contents(), options.omissions())
                .withNames(names(options.names()), options.names().strictNames())
                .withCreateDatabase(options.script().create())
                .withDumpIds(useList == null ? null : Set.copyOf(useList));
    }

    /** The archive with the listed entries behind all others, in the list's order; itself where there is no list. */
    static Archive inListOrder(Archive archive, RestoreOptions options, Consumer<String> warnings) {
        List<Integer> useList = options.useList();
        if (useList == null) {
            return archive;
        }
        Map<Integer, ArchiveEntry> rest = new LinkedHashMap<>();
        archive.entries().forEach(entry -> rest.put(entry.dumpId(), entry));
        List<ArchiveEntry> listed = new ArrayList<>();
        for (Integer dumpId : useList) {
            ArchiveEntry entry = rest.remove(dumpId);
            if (entry == null) {
                warnings.accept("line ignored: " + dumpId);
            } else {
                listed.add(entry);
            }
        }
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
