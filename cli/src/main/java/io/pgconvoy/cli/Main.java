package io.pgconvoy.cli;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.storage.stdio.StdioStorage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** Where the program starts: sets the command up for this process, runs it, and exits with its status. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(runInProcess(args));
    }

    /** All of what the program does short of exiting. */
    static int runInProcess(String[] args) {
        // Netty would look for a directory for native libraries that it does not have here: make one, or complain.
        System.setProperty("io.netty.tmpdir", "/");
        String[] arguments = RawArguments.ofProcess(args);
        Launch.begin(arguments);
        Cancellation cancellation = new Cancellation();
        Messages messages = new Messages(System.err, Terminal.isTerminal(Terminal.STDERR));
        messages.showPlainProgress();
        SignalHook signals = SignalHook.install(cancellation);
        PrintedOutput printed = PrintedOutput.ofProcess();
        CommandContext context = new CommandContext(
                new StdioStorage(),
                printed.stream(),
                Terminal.isTerminal(Terminal.STDOUT),
                messages,
                Environment.ofProcess(messages::warning),
                cancellation,
                signals::onGivingUp);
        try {
            int status = Launch.run(context, arguments);
            return status == ExitStatus.OK ? statusOf(printed, messages) : status;
        } finally {
            signals.jobFinished();
        }
    }

    /** Stock's tools do not look. Of a reader that had enough ({@code | head}) there is nothing to say. */
    static int statusOf(PrintedOutput printed, Messages messages) {
        Optional<IOException> failure = printed.failure();
        if (failure.isEmpty() || messages.isStock()) {
            return ExitStatus.OK;
        }
        String reason = String.valueOf(failure.get().getMessage());
        if (!reason.equals("Broken pipe")) {
            messages.error("could not write to standard output: " + reason);
        }
        return ExitStatus.ERROR;
    }

    /** Runs one command inside this process, with nothing of the process but the streams given. */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        return run(args, Map.of(), in, out, err);
    }

    /** As {@link #run(String[], InputStream, PrintStream, PrintStream)}, with environment variables. */
    public static int run(
            String[] args, Map<String, String> variables, InputStream in, PrintStream out, PrintStream err) {
        Messages messages = new Messages(err, false);
        CommandContext context = new CommandContext(
                new StreamStorage(in, out),
                out,
                false,
                messages,
                new Environment(variables, null, System.getProperty("user.name"), messages::warning),
                new Cancellation(),
                lastResort -> {});
        int status = Launch.run(context, args);
        out.flush();
        err.flush();
        return status;
    }
}
