package io.pgconvoy.cli;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.storage.Storage;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * What of its surroundings a command may touch.
 *
 * @param standardStreams standard input and output as storage
 * @param outIsTerminal whether a person sees what goes to standard output
 * @param onGivingUp takes what to do when a cancelled job does not end in time
 */
record CommandContext(
        Storage standardStreams,
        PrintStream out,
        boolean outIsTerminal,
        Messages messages,
        Environment environment,
        Cancellation cancellation,
        Consumer<Runnable> onGivingUp) {

    /** Standard input and output, for a command that is about to write its result there. */
    Storage standardStreamsForOutput() {
        if (outIsTerminal) {
            messages.leaveTerminalToOutput();
        }
        return standardStreams;
    }
}
