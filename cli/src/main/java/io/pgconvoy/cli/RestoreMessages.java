package io.pgconvoy.cli;

import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.connect.Notice;

/**
 * What is said while a database is restored into: word for word what pg_restore says, under its name with its habits. Safe
 * for use from several threads.
 */
final class RestoreMessages {
    private static final String WARNING_CLASS = "01";

    private final Messages messages;
    private String stage = "";
    private String failedEntry = "";

    RestoreMessages(Messages messages) {
        this.messages = messages;
    }

    synchronized void failed(RestoreFailure failure) {
        String entry = failure.entry();
        if (placesAreShown()) {
            enterStage(entry.isEmpty() ? "INITIALIZING" : "PROCESSING TOC");
            if (!entry.isEmpty() && !entry.equals(failedEntry)) {
                messages.note("from TOC entry " + entry);
            }
        }
        failedEntry = entry;
        messages.errorOfSeveralLines(failure.message());
    }

    /** Said once, before the first failure of each stage. */
    private void enterStage(String name) {
        if (!isOwn() && !name.equals(stage)) {
            messages.note("while " + name + ":");
        }
        stage = name;
    }

    void notice(Notice notice) {
        if (!isOwn()) {
            // Releases that print places by themselves print this too.
            if (placesAreShown()) {
                messages.note(withoutLastLineEnd(notice.report()));
            }
        } else if (notice.sqlState().startsWith(WARNING_CLASS)) {
            messages.warning(notice.message());
            if (notice.hint() != null) {
                messages.hint(notice.hint());
            }
        }
    }

    private static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private boolean placesAreShown() {
        return isOwn() || messages.verbose() || !messages.prefixesHints();
    }

    private boolean isOwn() {
        return messages.program().equals("pgconvoy");
    }
}
