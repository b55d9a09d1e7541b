package io.pgconvoy.script;

import java.util.ArrayList;
import java.util.List;

/**
 * A command of psql's as dumps hold them: a name, and arguments that may be quoted. What psql would make of variables and
 * backquotes is refused: a dump cannot know the one, and must not use the other.
 */
public record PsqlCommand(String name, List<String> arguments) {

    public PsqlCommand {
        arguments = List.copyOf(arguments);
    }

    /**
     * @param text from the backslash to the end of the line
     * @param line where it stands, counted from 1
     */
    public static PsqlCommand parse(String text, long line) {
        int end = 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '\\') {
            end++;
        }
        return new PsqlCommand(text.substring(1, end), new Arguments(text, end, line).read());
    }

    private static final class Arguments {
        private final String text;
        private final long line;
        private final List<String> arguments = new ArrayList<>();
        private int at;

        Arguments(String text, int at, long line) {
            this.text = text;
            this.at = at;
            this.line = line;
        }

        List<String> read() {
            while (at < text.length()) {
                if (Character.isWhitespace(text.charAt(at))) {
                    at++;
                } else {
                    arguments.add(argument());
                }
            }
            return arguments;
        }

        private String argument() {
            StringBuilder value = new StringBuilder();
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                char next = text.charAt(at);
                switch (next) {
                    case '"', '\'' -> quoted(next, value);
                    case '`' -> throw new ScriptException(line, "a dump must not run programs: " + text);
                    case '\\' -> throw new ScriptException(line, "several commands on one line: " + text);
                    case ':' -> {
                        if (value.isEmpty()) {
                            throw new ScriptException(line, "variables of psql's are not known here: " + text);
                        }
                        plain(value);
                    }
                    default -> plain(value);
                }
            }
            return value.toString();
        }

        private void plain(StringBuilder value) {
            value.append(text.charAt(at++));
        }

        /** A doubled quote stands for itself; in single quotes a backslash hides what follows. */
        private void quoted(char quote, StringBuilder value) {
            at++;
            while (at < text.length()) {
                char next = text.charAt(at++);
                if (next == quote && (at == text.length() || text.charAt(at) != quote)) {
                    return;
                }
                if (next == quote || next == '\\' && quote == '\'' && at < text.length()) {
                    next = text.charAt(at++);
                }
                value.append(next);
            }
            throw new ScriptException(line, "unterminated quoted string: " + text);
        }
    }
}
