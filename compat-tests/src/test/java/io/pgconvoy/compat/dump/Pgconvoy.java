package io.pgconvoy.compat.dump;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.server.ToolRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the pgconvoy command inside this JVM. */
public final class Pgconvoy {
    private Pgconvoy() {}

    public static ToolRun run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream output = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
        int exit = main(arguments.toArray(String[]::new), new ByteArrayInputStream(new byte[0]), output, errors);
        output.flush();
        errors.flush();
        return new ToolRun(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    private static int main(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
        try {
            return (int) Main.class
                    .getMethod("run", String[].class, InputStream.class, PrintStream.class, PrintStream.class)
                    .invoke(null, arguments, in, out, err);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace(err);
            return 255;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("this build of pgconvoy has no in-process entry yet", e);
        }
    }
}
