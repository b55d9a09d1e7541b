package io.pgconvoy.restore;

import io.pgconvoy.api.Journaling;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Session;
import io.pgconvoy.restore.journal.Account;
import io.pgconvoy.restore.journal.RestoreState;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A restore of which a journal is kept, if one is: it says how far it came when it is interrupted. */
record JournaledRestore(TargetTerms terms) {

    /** @param session the restore's first, outside transactions */
    static JournaledRestore begin(
            TargetTerms terms, RestorePlan plan, @Nullable Journaling journaling, Session session) {
        if (journaling == null) {
            return new JournaledRestore(terms);
        }
        List<ArchiveEntry> entries = plan.entries().stream()
                .filter(SelectedEntry::isRestored)
                .map(SelectedEntry::entry)
                .toList();
        Account account = Account.open(
                journaling,
                plan.archive(),
                entries,
                session,
                database(plan, session),
                warning -> terms.progress().warning(warning, null));
        entries.stream()
                .filter(entry -> entry.kind().equals("TABLE") && account.wasDone(entry) && !account.unsure(entry))
                .forEach(entry -> terms.log().tableCreated(entry.dumpId(), true));
        return new JournaledRestore(terms.withAccount(account));
    }

    private static String database(RestorePlan plan, Session session) {
        if (plan.options().selection().createDatabase()) {
            for (ArchiveEntry entry : plan.archive().entries()) {
                if (entry.kind().equals("DATABASE")) {
                    return entry.tag();
                }
            }
        }
        return String.valueOf(session.text("SELECT pg_catalog.current_database()"));
    }

    RestoreReport run(Supplier<RestoreReport> restore) {
        Account account = terms.account();
        if (account == null) {
            return restore.get();
        }
        try (account) {
            try {
                RestoreReport report = restore.get();
                account.finished();
                return report;
            } catch (RuntimeException | Error e) {
                tell(account.state());
                throw e;
            }
        }
    }

    private void tell(RestoreState state) {
        if (state.isComplete()) {
            terms.progress()
                    .warning(
                            "the restore is complete, but what came of it has not been looked at",
                            state.journal() == null ? null : "The same command with --resume does that.");
            return;
        }
        terms.progress()
                .warning(
                        "the restore is not complete: " + state.sentence(),
                        state.journal() == null
                                ? "No journal could be kept, so that it cannot be continued."
                                : "The same command with --resume goes on. What is done stands in " + state.journal()
                                        + ".");
    }
}
