package io.pgconvoy.cli;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.LenientUtf8;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines on stderr, in stock's form, and below them at most one live status line, which only a terminal gets. Safe
 * for use from several threads.
 */
final class Messages {
    private static final String RETURN_AND_ERASE = "\r\033[K";

    private final PrintStream err;
    private boolean live;
    private String program = "pgconvoy";
    private String command = "pgconvoy";
    private Dialect dialect = Dialect.newest();
    private boolean oneLine = true;
    private String status = "";
    private boolean verbose;
    private volatile boolean plainProgress;

    Messages(PrintStream err, boolean live) {
        this.err = err;
        this.live = live;
    }

    /** Takes over the name and habits of a stock tool, which shows no status line. */
    synchronized void speakAs(String tool, Dialect release) {
        program = tool;
        command = tool;
        dialect = release;
        oneLine = false;
        live = false;
    }

    /** Stock's pg_dumpall leaves databases to pg_dump, which has its own say. */
    synchronized void inTheNameOfPgDump(Runnable messages) {
        String caller = program;
        if (caller.equals("pg_dumpall")) {
            program = "pg_dump";
        }
        messages.run();
        program = caller;
    }

    /** Whether hints and details stand on lines with a prefix of their own, as they do since release 15. */
    synchronized boolean prefixesHints() {
        return dialect.has(Feature.PREFIXED_HINTS);
    }

    /** The release whose words are used. */
    synchronized Dialect dialect() {
        return dialect;
    }

    /** Whether a stock tool that dumps is speaking. */
    synchronized boolean speaksAsDump() {
        return program.startsWith("pg_dump");
    }

    /** What users call the command that runs, for {@link #pointToHelp}. */
    synchronized void command(String words) {
        command = words;
    }

    /** Whether a stock tool's name is used. */
    synchronized boolean isStock() {
        return !oneLine;
    }

    synchronized String program() {
        return program;
    }

    /** Whether {@link #status} shows anything. */
    synchronized boolean live() {
        return live;
    }

    /** No status line any more: the terminal shows the output itself. */
    synchronized void leaveTerminalToOutput() {
        live = false;
    }

    /** Lines of progress are shown although nobody may be looking; a program that runs commands gets none unasked. */
    void showPlainProgress() {
        plainProgress = true;
    }

    synchronized boolean verbose() {
        return verbose;
    }

    synchronized void verbose(boolean wanted) {
        verbose = wanted;
    }

    void error(@Nullable String message) {
        line("error: ", message);
    }

    /** As stock's tools show what a server said: line for line, and the command that it was about. */
    void errorOfSeveralLines(String message) {
        severalLines("error: ", message);
    }

    /** The same for what is said besides an error, which before release 15 was another. */
    void detailOfSeveralLines(String message) {
        severalLines(prefixesHints() ? "detail: " : "error: ", message);
    }

    private synchronized void severalLines(String kind, String message) {
        clearStatus();
        String text = message.endsWith("\n") ? message.substring(0, message.length() - 1) : message;
        println(program + ": " + kind + text);
        showStatusAgain();
    }

    /** Lines of it that begin with {@code detail:} or {@code hint:} are what they say. */
    void warning(@Nullable String message) {
        for (String line : String.valueOf(message).split("\\R(?=detail: |hint: )")) {
            if (line.startsWith("detail: ")) {
                line(prefixesHints() ? "detail: " : "  ", line.substring("detail: ".length()));
            } else if (line.startsWith("hint: ")) {
                line(prefixesHints() ? "hint: " : "", line.substring("hint: ".length()));
            } else {
                line("warning: ", line);
            }
        }
    }

    void detail(@Nullable String message) {
        line("detail: ", message);
    }

    void hint(@Nullable String message) {
        line("hint: ", message);
    }

    /** After arguments that were not understood. */
    synchronized void pointToHelp() {
        String hint = "Try \"" + command + " --help\" for more information.";
        if (prefixesHints()) {
            hint(hint);
        } else {
            err.println(hint);
            err.flush();
        }
    }

    /** Asks for what comes on standard input. */
    synchronized void prompt(String question) {
        clearStatus();
        err.print(question);
        err.flush();
    }

    void note(String message) {
        line("", message);
    }

    /** A line that only {@code --verbose} prints. */
    void info(String message) {
        if (verbose()) {
            line("", message);
        }
    }

    /** A line of progress where no status line is shown. */
    void progress(String message) {
        if (plainProgress || verbose()) {
            line("", message);
        }
    }

    /** A line for programs. */
    synchronized void raw(String message) {
        clearStatus();
        err.println(message);
        showStatusAgain();
    }

    synchronized void stackTrace(Throwable failure) {
        clearStatus();
        failure.printStackTrace(err);
    }

    /** Replaces the status line; an empty one takes it away. */
    synchronized void status(String line) {
        if (live) {
            status = line;
            err.print(RETURN_AND_ERASE + line);
            err.flush();
        }
    }

    /** One line per message, whatever it holds: what reads our stderr may count on it. Stock's are as they come. */
    private synchronized void line(String kind, @Nullable String message) {
        clearStatus();
        println(program + ": " + kind + (oneLine ? onOneLine(String.valueOf(message)) : message));
        showStatusAgain();
    }

    /** Names that are no UTF-8 go out byte for byte. */
    private void println(String text) {
        if (LenientUtf8.hasBytes(text)) {
            err.writeBytes(LenientUtf8.encode(text));
            err.println();
        } else {
            err.println(text);
        }
    }

    private void showStatusAgain() {
        if (!status.isEmpty()) {
            err.print(status);
        }
        err.flush();
    }

    private void clearStatus() {
        if (!status.isEmpty()) {
            err.print(RETURN_AND_ERASE);
        }
    }

    private static String onOneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
