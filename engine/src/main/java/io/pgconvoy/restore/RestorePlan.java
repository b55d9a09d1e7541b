package io.pgconvoy.restore;

import io.pgconvoy.api.ArchiveTerms;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.plain.ScriptFlag;
import io.pgconvoy.archive.plain.ScriptOptions;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Dialect;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What was asked for, in the terms of an archive. */
record RestorePlan(Archive archive, ScriptOptions options) {

    /** How what was chosen is restored, in the dialect of whoever restores it. */
    static RestorePlan of(RestoreChoice choice, RestoreOptions options, Dialect dialect) {
        ScriptStyle script = options.script();
        ScriptOptions scriptOptions = ScriptOptions.of(dialect, choice.selection(), flags(options))
                .withSuperuser(script.superuser())
                .withRole(options.role())
                .withTransactionSize(options.transactionSize())
                .withRestrictKey(script.restrictKey());
        return new RestorePlan(choice.archive(), scriptOptions);
    }

    /** Whether tables may be loaded over several sessions, each with rows of its own. */
    boolean splits(RestoreOptions asked) {
        return asked.splitTables() && !options.has(ScriptFlag.USE_SET_SESSION_AUTHORIZATION);
    }

    /** All entries in their order, those that are not restored too. */
    List<SelectedEntry> entries() {
        return EntryFilter.apply(archive.entries(), options.selection(), options.dialect());
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
