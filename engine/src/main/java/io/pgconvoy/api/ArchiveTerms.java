package io.pgconvoy.api;

import io.pgconvoy.archive.plain.ScriptFlag;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.Exclusion;
import io.pgconvoy.archive.select.Part;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Says what was asked for in the terms of an archive: for dumps and restores alike. */
public final class ArchiveTerms {
    private static final Map<Omission, Exclusion> EXCLUSIONS = Map.of(
            Omission.PRIVILEGES, Exclusion.ACLS,
            Omission.COMMENTS, Exclusion.COMMENTS,
            Omission.POLICIES, Exclusion.POLICIES,
            Omission.PUBLICATIONS, Exclusion.PUBLICATIONS,
            Omission.SECURITY_LABELS, Exclusion.SECURITY_LABELS,
            Omission.SUBSCRIPTIONS, Exclusion.SUBSCRIPTIONS);

    private ArchiveTerms() {}

    /** Which entries the contents and omissions leave. */
    public static EntrySelection selection(ContentChoice contents, Set<Omission> omissions) {
        return EntrySelection.ALL
                .withParts(parts(contents))
                .withSections(contents.sections())
                .without(exclusions(omissions))
                .withSequenceData(contents.sequenceValues());
    }

    /** How they are to be written or run. */
    public static Set<ScriptFlag> flags(ScriptStyle script, Set<Omission> omissions) {
        Set<ScriptFlag> flags = EnumSet.noneOf(ScriptFlag.class);
        addIf(script.clean(), ScriptFlag.CLEAN, flags);
        addIf(script.ifExists(), ScriptFlag.IF_EXISTS, flags);
        addIf(script.sessionAuthorization(), ScriptFlag.USE_SET_SESSION_AUTHORIZATION, flags);
        addIf(script.disableTriggers(), ScriptFlag.DISABLE_TRIGGERS, flags);
        addIf(script.rowSecurity(), ScriptFlag.ENABLE_ROW_SECURITY, flags);
        addIf(script.verbose(), ScriptFlag.VERBOSE, flags);
        addIf(omissions.contains(Omission.OWNERS), ScriptFlag.NO_OWNER, flags);
        addIf(omissions.contains(Omission.TABLESPACES), ScriptFlag.NO_TABLESPACES, flags);
        addIf(omissions.contains(Omission.TABLE_ACCESS_METHODS), ScriptFlag.NO_TABLE_ACCESS_METHOD, flags);
        return flags;
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

    private static <T> void addIf(boolean condition, T element, Set<T> set) {
        if (condition) {
            set.add(element);
        }
    }
}
