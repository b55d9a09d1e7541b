package io.pgconvoy.restore;

import io.pgconvoy.script.PsqlCommand;
import io.pgconvoy.script.ScriptException;
import org.jspecify.annotations.Nullable;

/** The restricted mode of a script: between its two marks, which know a key, psql runs no command of its own. */
final class ScriptMode {
    private @Nullable String key;
    private long since;

    boolean restricted() {
        return key != null;
    }

    long since() {
        return since;
    }

    void restrict(PsqlCommand command, long line) {
        if (key != null) {
            throw new ScriptException(line, "\\restrict: already restricted since line " + since);
        }
        key = onlyArgument(command, line);
        since = line;
    }

    void unrestrict(PsqlCommand command, long line) {
        String wanted = onlyArgument(command, line);
        if (key == null) {
            throw new ScriptException(line, "\\unrestrict: not currently in restricted mode");
        }
        if (!key.equals(wanted)) {
            throw new ScriptException(line, "\\unrestrict: wrong key");
        }
        key = null;
    }

    /** Before any other command. */
    void check(PsqlCommand command, long line) {
        if (key != null) {
            throw new ScriptException(
                    line,
                    "\\" + command.name() + ": commands of psql's are restricted since line " + since
                            + "; only \\unrestrict is allowed");
        }
    }

    private static String onlyArgument(PsqlCommand command, long line) {
        if (command.arguments().size() != 1 || command.arguments().get(0).isEmpty()) {
            throw new ScriptException(line, "\\" + command.name() + ": exactly one argument is needed");
        }
        return command.arguments().get(0);
    }
}
