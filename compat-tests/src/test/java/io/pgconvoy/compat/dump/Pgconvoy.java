package io.pgconvoy.compat.dump;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.server.ToolRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs the pgconvoy command inside this JVM. */
public final class Pgconvoy {
    private Pgconvoy() {}

    public static ToolRun run(List<String> arguments) {
        return run(Map.of(), arguments);
    }

    /** With these environment variables and no others. */
    public static ToolRun run(Map<String, String> variables, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream output = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
        int exit = Main.run(
                arguments.toArray(String[]::new), variables, new ByteArrayInputStream(new byte[0]), output, errors);
        output.flush();
        errors.flush();
        return new ToolRun(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }
}
