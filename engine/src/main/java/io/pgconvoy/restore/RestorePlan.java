package io.pgconvoy.restore;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.plain.ScriptFlag;
import io.pgconvoy.archive.plain.ScriptOptions;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.Exclusion;
import io.pgconvoy.archive.select.Names;
import io.pgconvoy.archive.select.Part;
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
    private static final Map<Omission, Exclusion> EXCLUSIONS = Map.of(
            Omission.PRIVILEGES, Exclusion.ACLS,
            Omission.COMMENTS, Exclusion.COMMENTS,
            Omission.POLICIES, Exclusion.POLICIES,
            Omission.PUBLICATIONS, Exclusion.PUBLICATIONS,
            Omission.SECURITY_LABELS, Exclusion.SECURITY_LABELS,
            Omission.SUBSCRIPTIONS, Exclusion.SUBSCRIPTIONS);

    private RestorePlan() {}

    static ScriptOptions scriptOptions(RestoreOptions options, Dialect dialect) {
        ScriptStyle script = options.script();
        return ScriptOptions.of(dialect, selection(options), flags(options))
                .withSuperuser(script.superuser())
                .withRole(options.role())
                .withRestrictKey(script.restrictKey());
    }

    static EntrySelection selection(RestoreOptions options) {
        ContentChoice contents = options.contents();
        List<Integer> useList = options.useList();
        return EntrySelection.ALL
                .withParts(parts(contents))
                .withSections(contents.sections())
                .without(exclusions(options.omissions()))
                .withNames(names(options.names()), options.names().strictNames())
                .withCreateDatabase(options.script().create())
                .withSequenceData(contents.sequenceValues())
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

    private static Set<Part> parts(ContentChoice contents) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        addIf(contents.definitions(), Part.SCHEMA, parts);
        addIf(contents.data(), Part.DATA, parts);
        addIf(contents.statistics(), Part.STATISTICS, parts);
        return parts;
    }

    private static Set<Exclusion> exclusions(Set<Omission> omissions) {
        Set<Exclusion> exclusions = EnumSet.noneOf(Exclusion.class);
        EXCLUSIONS.forEach((omission, exclusion) -> addIf(omissions.contains(omission), exclusion, exclusions));
        return exclusions;
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
        ScriptStyle script = options.script();
        Set<ScriptFlag> flags = EnumSet.noneOf(ScriptFlag.class);
        addIf(script.clean(), ScriptFlag.CLEAN, flags);
        addIf(script.ifExists(), ScriptFlag.IF_EXISTS, flags);
        addIf(script.sessionAuthorization(), ScriptFlag.USE_SET_SESSION_AUTHORIZATION, flags);
        addIf(script.disableTriggers(), ScriptFlag.DISABLE_TRIGGERS, flags);
        addIf(script.rowSecurity(), ScriptFlag.ENABLE_ROW_SECURITY, flags);
        addIf(script.verbose(), ScriptFlag.VERBOSE, flags);
        addIf(options.singleTransaction(), ScriptFlag.SINGLE_TRANSACTION, flags);
        addIf(options.omits(Omission.OWNERS), ScriptFlag.NO_OWNER, flags);
        addIf(options.omits(Omission.TABLESPACES), ScriptFlag.NO_TABLESPACES, flags);
        addIf(options.omits(Omission.TABLE_ACCESS_METHODS), ScriptFlag.NO_TABLE_ACCESS_METHOD, flags);
        return flags;
    }

    private static <T> void addIf(boolean condition, T element, Set<T> set) {
        if (condition) {
            set.add(element);
        }
    }
}
