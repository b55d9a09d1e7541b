package io.pgconvoy.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One command run inside the test: what it printed, and its exit status. */
record Ran(int status, String out, String err) {

    static Ran pgconvoy(String... args) {
        return withVariables(Map.of(), args);
    }

    static Ran withVariables(Map<String, String> variables, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(args, variables, InputStream.nullInputStream(), print(out), print(err));
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** The first line on stderr. */
    String error() {
        return err.lines().findFirst().orElse("");
    }
}
