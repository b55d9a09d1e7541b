package io.pgconvoy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks whoever sees the program's messages, on the terminal that it was started from. */
final class TerminalQuestion {
    private static final Path TERMINAL = Path.of("/dev/tty");

    private TerminalQuestion() {}

    /** Null where nobody is there to answer. */
    static @Nullable String ask(Messages messages, String question) {
        if (!Terminal.isTerminal(Terminal.STDERR)) {
            return null;
        }
        messages.status("");
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(TERMINAL, Charset.defaultCharset()));
                BufferedReader in = Files.newBufferedReader(TERMINAL, Charset.defaultCharset())) {
            out.print(question);
            out.flush();
            return in.readLine();
        } catch (IOException e) {
            // Without a controlling terminal there is nobody to ask.
            return null;
        }
    }
}
