package io.pgconvoy.restore.journal;

import io.pgconvoy.api.Journaling;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What of a restore is done, over all its sessions, and over the restores that it continues. Safe for use from several
 * threads.
 */
public final class Account implements AutoCloseable {
    private final @Nullable RestoreJournal journal;
    private final JournalContents before;
    private final boolean continues;
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final Set<Integer> done = new HashSet<>();
    private final Set<Integer> failed = new HashSet<>();
    private final Set<Integer> running = new HashSet<>();

    private Account(
            @Nullable RestoreJournal journal, JournalContents before, boolean continues, List<ArchiveEntry> entries) {
        this.continues = continues;
        this.journal = journal;
        this.before = before;
        for (ArchiveEntry entry : entries) {
            String schema = entry.namespace();
            String name = (schema == null || schema.isEmpty() ? "" : schema + ".") + entry.tag();
            names.put(entry.dumpId(), entry.kind() + " " + RestoreJournal.onOneLine(name));
            if (before.done.contains(Mark.all(entry.dumpId()))) {
                done.add(entry.dumpId());
            }
        }
    }

    /**
     * Opens the journal of this restore. Where it goes on with another one, what that left running on the server is ended,
     * and the server asked what has become of it.
     *
     * @param entries all that is to be restored
     * @param session into the server, outside transactions
     * @param database the one that is restored into, which need not be there yet
     */
    public static Account open(
            Journaling journaling,
            Archive archive,
            List<ArchiveEntry> entries,
            Session session,
            String database,
            Consumer<String> warnings) {
        Path place = journaling.place();
        Path file = Files.isDirectory(place) || !journaling.required()
                ? place.resolve("restore-" + JournalKey.of(archive, session, database) + ".journal")
                : place;
        if (journaling.resume()) {
            return resume(file, entries, session);
        }
        if (Files.exists(file)) {
            warnings.accept("a restore of this archive into database \"" + database
                    + "\" was interrupted; this one begins anew (--resume would go on): " + file);
        }
        RestoreJournal journal = afresh(file, journaling.required());
        Account account = new Account(journal, new JournalContents(), false, entries);
        if (journal != null) {
            journal.entries(account.names.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .toList());
        }
        return account;
    }

    private static @Nullable RestoreJournal afresh(Path file, boolean required) {
        try {
            RestoreJournal journal = RestoreJournal.open(file, true);
            if (journal == null && required) {
                throw new UsageException("another restore is writing to " + file);
            }
            return journal;
        } catch (StorageException e) {
            if (required) {
                throw e;
            }
            return null;
        }
    }

    private static Account resume(Path file, List<ArchiveEntry> entries, Session session) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "there is no restore of this archive into this database to go on with: no file " + file);
        }
        RestoreJournal journal = RestoreJournal.open(file, false);
        if (journal == null) {
            throw new EngineException(
                    ErrorCode.LOCK_NOT_AVAILABLE, "the restore to go on with is still running: it writes to " + file);
        }
        try {
            JournalContents before = JournalContents.read(file);
            new Aftermath(before, session).clear();
            return new Account(journal, before, true, entries);
        } catch (RuntimeException | Error e) {
            journal.close();
            throw e;
        }
    }

    /** Whether there is a restore that this one goes on with. */
    boolean continues() {
        return continues;
    }

    /** Whether a restore that this one continues has done it. */
    boolean wasDone(Mark mark) {
        return before.done.contains(mark);
    }

    /** Whether it may have been done, as far as anybody knows. */
    boolean wasBegun(Mark mark) {
        return before.begun.contains(mark);
    }

    /** Whether all of the entry has been restored, by a restore that this one continues. */
    public boolean wasDone(ArchiveEntry entry) {
        return wasDone(Mark.all(entry.dumpId()));
    }

    /** Whether the entry's object may have been there before the restore. */
    public boolean unsure(ArchiveEntry entry) {
        synchronized (before) {
            return before.unsure.contains(entry.dumpId());
        }
    }

    void unsure(Mark mark) {
        synchronized (before) {
            before.unsure.add(mark.entry());
        }
        if (journal != null) {
            journal.unsure(mark);
        }
    }

    /** A session takes part from now on. */
    void session(Session session) {
        if (journal == null) {
            return;
        }
        session.query("""
            SELECT pid, (extract(epoch FROM backend_start) * 1000000)::bigint, d.oid, d.datname
            FROM pg_catalog.pg_stat_activity a
            JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
            WHERE a.pid = pg_catalog.pg_backend_pid()
            """, row -> {
            journal.session(new Backend((int) row.number(0), row.number(1)));
            database(journal, row.number(2), row.string(3));
        });
    }

    private void database(RestoreJournal written, long oid, String name) {
        Long known;
        synchronized (before) {
            known = before.databases.put(name, oid);
        }
        if (known == null) {
            written.database(oid, name);
        } else if (known != oid) {
            throw new UsageException("database \"" + name + "\" is not the one that the interrupted restore wrote to:"
                    + " that has been dropped. Restore without --resume");
        }
    }

    void running(int entry) {
        synchronized (running) {
            running.add(entry);
        }
    }

    void notRunning(int entry) {
        synchronized (running) {
            running.remove(entry);
        }
    }

    void ended(int entry, boolean successfully) {
        synchronized (running) {
            running.remove(entry);
            if (!successfully) {
                failed.add(entry);
            }
        }
    }

    void begun(Mark mark) {
        if (journal != null) {
            journal.begun(mark);
        }
    }

    void done(Mark mark) {
        count(mark);
        if (journal != null) {
            journal.done(mark);
        }
    }

    void failed(Mark mark) {
        if (journal != null) {
            journal.failed(mark);
        }
    }

    void committing(long transaction, List<Mark> marks) {
        if (journal != null) {
            journal.committing(transaction, marks);
        }
    }

    void committed(long transaction, List<Mark> marks) {
        marks.forEach(this::count);
        if (journal != null) {
            journal.committed(transaction);
        }
    }

    private void count(Mark mark) {
        if (mark.kind() == Mark.Kind.ENTRY) {
            synchronized (running) {
                done.add(mark.entry());
            }
        }
    }

    /** The restore has come to its end. */
    public void finished() {
        if (journal != null) {
            journal.delete();
        }
    }

    /** How far the restore has come. */
    public RestoreState state() {
        synchronized (running) {
            List<String> underWay = names.keySet().stream()
                    .filter(entry -> running.contains(entry) && !done.contains(entry))
                    .map(entry -> String.valueOf(names.get(entry)))
                    .toList();
            int open = (int) names.keySet().stream()
                    .filter(entry -> !done.contains(entry) && !running.contains(entry) && !failed.contains(entry))
                    .count();
            return new RestoreState(
                    names.size(), done.size(), failed.size(), underWay, open, journal == null ? null : journal.file());
        }
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
