package io.pgconvoy.restore;

import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Notice;
import io.pgconvoy.connect.Session;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of a restore that wait to be run together: in one transaction, and as few messages as possible. If the server
 * refuses any of it, or has anything to say, all is undone; then the pieces run one by one, as if they had never been
 * together, and each failure is told of the piece that it belongs to. One thread.
 */
final class Group {
    private final TargetCommands commands;
    private final byte[] copyMessage = CopyLoad.messageBuffer();
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable ArchiveEntry entry;
    private int statements;
    private int bytes;

    /**
     * One piece.
     *
     * @param entry the one it belongs to
     * @param sql what the server does for it; empty for nothing
     * @param rows what follows a COPY; null where the SQL is none
     * @param alone runs it by itself
     * @param told tells those who keep account of it, once its SQL has run
     */
    private record Piece(
            @Nullable ArchiveEntry entry, byte[] sql, byte @Nullable [] rows, Runnable alone, Runnable told) {}

    /** What became of the pieces. */
    enum Outcome {
        /** There were too few to be run together. */
        ALONE,
        TOGETHER,
        /** All was undone, and done one by one. */
        UNDONE
    }

    Group(TargetCommands commands) {
        this.commands = commands;
    }

    /** What follows belongs to this entry. */
    void at(ArchiveEntry current) {
        entry = current;
    }

    /** Something to be told in its turn. */
    void add(Runnable told) {
        pieces.add(new Piece(entry, new byte[0], null, told, told));
    }

    void addSql(byte[] sql, Runnable alone, Runnable told) {
        pieces.add(new Piece(entry, sql, null, alone, told));
        statements++;
        bytes += sql.length;
    }

    void addCopy(byte[] statement, byte[] rows, Runnable alone, Runnable told) {
        pieces.add(new Piece(entry, statement, rows, alone, told));
        statements++;
        bytes += statement.length + rows.length;
    }

    int statements() {
        return statements;
    }

    int bytes() {
        return bytes;
    }

    /** Runs all pieces and forgets them. */
    Outcome run() {
        List<Piece> all = List.copyOf(pieces);
        pieces.clear();
        statements = 0;
        bytes = 0;
        long changes = all.stream().filter(piece -> piece.sql().length > 0).count();
        // A single piece is a transaction by itself.
        if (changes < 2) {
            all.forEach(piece -> piece.alone().run());
            return Outcome.ALONE;
        }
        commands.terms().cancellation().check();
        if (together(all)) {
            return Outcome.TOGETHER;
        }
        all.forEach(piece -> piece.alone().run());
        return Outcome.UNDONE;
    }

    private boolean together(List<Piece> all) {
        List<Notice> notices = new ArrayList<>();
        Session session = commands.session();
        session.onNotice(notices::add);
        try {
            commands.begin();
            boolean possible = sent(all) && notices.isEmpty();
            session.onNotice(commands.terms().progress()::notice);
            if (possible) {
                all.forEach(piece -> piece.told().run());
                commands.commit();
            } else {
                commands.rollBack();
            }
            return possible;
        } finally {
            session.onNotice(commands.terms().progress()::notice);
        }
    }

    private boolean sent(List<Piece> all) {
        try {
            List<Piece> texts = new ArrayList<>();
            for (Piece piece : all) {
                if (piece.rows() == null) {
                    texts.add(piece);
                } else {
                    send(texts);
                    texts.clear();
                    underWay(List.of(piece), () -> copy(piece));
                }
            }
            send(texts);
            // What would fail only at the end, when all has been told.
            commands.require("SET CONSTRAINTS ALL IMMEDIATE");
            return true;
        } catch (EngineException e) {
            if (e.code() == ErrorCode.CONNECTION_LOST || e.code() == ErrorCode.CANCELLED) {
                throw e;
            }
            return false;
        }
    }

    /** Whoever asks meanwhile what the restore is at, or why it ended, hears of these pieces' entries. */
    private void underWay(List<Piece> now, Runnable work) {
        List<ArchiveEntry> entries = now.stream()
                .flatMap(piece -> Stream.ofNullable(piece.entry()))
                .distinct()
                .toList();
        entries.forEach(commands.account()::underWay);
        try {
            work.run();
        } catch (ServerException e) {
            throw entries.isEmpty() ? e : e.during(words(entries));
        }
        entries.forEach(commands.account()::notUnderWay);
    }

    private static String words(List<ArchiveEntry> entries) {
        String first = Failures.name(entries.get(0));
        return entries.size() == 1
                ? "TOC entry " + first
                : "TOC entries " + first + " to " + Failures.name(entries.get(entries.size() - 1));
    }

    private void send(List<Piece> texts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        texts.forEach(piece -> joined.writeBytes(piece.sql()));
        if (joined.size() > 0) {
            underWay(
                    texts.stream().filter(piece -> piece.sql().length > 0).toList(),
                    () -> commands.session().execute(joined.toByteArray()));
        }
    }

    private void copy(Piece piece) {
        CopyLoad load = CopyLoad.begin(commands.session(), commands.target().text(piece.sql()), copyMessage);
        try {
            load.write(Unpooled.wrappedBuffer(Objects.requireNonNull(piece.rows())));
            load.end();
        } catch (RuntimeException | Error e) {
            load.cancel();
            throw e;
        }
    }
}
