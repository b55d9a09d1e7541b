package io.pgconvoy.cli;

import io.pgconvoy.connect.PasswordPrompt;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks on the terminal the program was started from, without showing the answer, even when standard input and output are
 * redirected: the dump may go to one of them.
 */
final class TerminalPrompt implements PasswordPrompt {
    private static final Path TERMINAL = Path.of("/dev/tty");

    private final Messages messages;
    private final Storage standardStreams;

    TerminalPrompt(CommandContext context) {
        this.messages = context.messages();
        this.standardStreams = context.standardStreams();
    }

    @Override
    public @Nullable String ask(String prompt) {
        messages.status("");
        Console console = System.console();
        if (console != null) {
            char[] answer = console.readPassword("%s", prompt);
            return answer == null ? null : new String(answer);
        }
        String answer = Files.isReadable(TERMINAL) ? askTerminal(prompt) : null;
        return answer == null && messages.isStock() ? askWhoStarted(prompt) : answer;
    }

    /** Stock's tools read a line of standard input where there is no terminal; what follows is left there. */
    private @Nullable String askWhoStarted(String prompt) {
        messages.prompt(prompt);
        StorageInput in = standardStreams.open("standard input");
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer next = ByteBuffer.allocate(1);
        while (in.read(next) > 0 && next.get(0) != '\n') {
            line.write(next.get(0));
            next.clear();
        }
        messages.prompt(System.lineSeparator());
        return line.size() == 0 ? null : line.toString(Charset.defaultCharset());
    }

    private static @Nullable String askTerminal(String prompt) {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(TERMINAL, Charset.defaultCharset()));
                BufferedReader in = Files.newBufferedReader(TERMINAL, Charset.defaultCharset())) {
            echo("-echo");
            try {
                out.print(prompt);
                out.flush();
                return in.readLine();
            } finally {
                echo("echo");
                out.println();
            }
        } catch (IOException e) {
            // Opening fails when the process has no controlling terminal: then there is nobody to ask.
            return null;
        }
    }

    private static void echo(String setting) throws IOException {
        Process stty = new ProcessBuilder("stty", setting)
                .redirectInput(TERMINAL.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!stty.waitFor(5, TimeUnit.SECONDS) || stty.exitValue() != 0) {
                throw new IOException("could not switch the terminal's echo");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
