package io.pgconvoy.cli;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.connect.conninfo.Environment;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Surroundings in which nothing is and nobody listens. */
final class TestContext {
    private TestContext() {}

    static CommandContext with(Map<String, String> variables) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return of(nowhere, nowhere, variables, new Cancellation());
    }

    static CommandContext of(
            PrintStream out, PrintStream err, Map<String, String> variables, Cancellation cancellation) {
        return new CommandContext(
                new StreamStorage(InputStream.nullInputStream(), out),
                out,
                false,
                new Messages(err, false),
                new Environment(variables, null, "nobody", warning -> {}),
                cancellation,
                lastResort -> {});
    }
}
