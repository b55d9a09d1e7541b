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
 * @param onGivingUp takes what to do when a cancelled job does not end in time
 */
record CommandContext(
        Storage standardStreams,
        PrintStream out,
        Messages messages,
        Environment environment,
        Cancellation cancellation,
        Consumer<Runnable> onGivingUp) {}
