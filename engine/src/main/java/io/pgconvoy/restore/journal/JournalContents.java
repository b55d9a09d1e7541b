package io.pgconvoy.restore.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a journal says. Each line is a word and what it says more of:
 *
 * <pre>
 * pgconvoy-restore-journal 1
 * entry 215 TABLE public.orders        is to be restored; all of them, in archive order
 * database 16384 shop                  OID and name of a database that is restored into
 * session 4711 1763719537000000        a {@link Backend}
 * begun 215/step/0                     outside transactions
 * done 215/step/0                      and committed
 * failed 215/step/0                    the server refused it
 * unsure 215/step/0                    was there already, when it was tried again
 * committing 7345 218/data/0 …         follows a transaction's ID: marks that are done if it is committed
 * committed 7345                       or is known not to be
 * </pre>
 *
 * What follows the last line end was not written to its end, and says nothing.
 */
final class JournalContents {
    static final String HEAD = "pgconvoy-restore-journal 1";

    final Set<Mark> done = new HashSet<>();
    final Set<Mark> begun = new HashSet<>();
    final Set<Integer> unsure = new HashSet<>();
    final Map<Long, List<Mark>> committing = new LinkedHashMap<>();
    final List<Backend> sessions = new ArrayList<>();
    final Map<String, Long> databases = new HashMap<>();

    static JournalContents read(Path file) {
        try {
            String text = Files.readString(file, UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            JournalContents contents = new JournalContents();
            List<String> lines = whole.lines().toList();
            if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
                throw damaged(file, 1);
            }
            for (int i = 1; i < lines.size(); i++) {
                contents.read(lines.get(i), file, i + 1);
            }
            return contents;
        } catch (IOException e) {
            throw StorageFailure.of("could not read " + file, e);
        }
    }

    private void read(String line, Path file, int number) {
        String[] words = line.split(" ");
        try {
            switch (words[0]) {
                case "entry" -> {}
                case "database" -> databases.put(line.split(" ", 3)[2], Long.valueOf(words[1]));
                case "session" -> sessions.add(new Backend(Integer.parseInt(words[1]), Long.parseLong(words[2])));
                case "begun" -> begun.add(Mark.parse(words[1]));
                case "done" -> end(Mark.parse(words[1]), true);
                case "failed" -> end(Mark.parse(words[1]), false);
                case "unsure" -> unsure.add(Mark.parse(words[1]).entry());
                case "committing" -> committing.put(Long.valueOf(words[1]), marks(words));
                case "committed" -> resolve(Long.parseLong(words[1]), true);
                default -> throw damaged(file, number);
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw damaged(file, number);
        }
    }

    private static List<Mark> marks(String[] words) {
        return Arrays.stream(words).skip(2).map(Mark::parse).toList();
    }

    private void end(Mark mark, boolean successfully) {
        begun.remove(mark);
        if (successfully) {
            done.add(mark);
        }
    }

    /** What has become of the transaction is known now. */
    void resolve(long transaction, boolean committed) {
        List<Mark> marks = committing.remove(transaction);
        if (marks != null) {
            begun.removeAll(marks);
            if (committed) {
                done.addAll(marks);
            }
        }
    }

    /** What has become of the transaction cannot be known. */
    void giveUp(long transaction) {
        List<Mark> marks = committing.remove(transaction);
        if (marks != null) {
            begun.addAll(marks);
        }
    }

    private static EngineException damaged(Path file, int line) {
        return new EngineException(ErrorCode.USAGE, file + ": line " + line + " is none of a restore's journal");
    }
}
