package io.pgconvoy.compat.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Several hundred command lines, each run by a stock tool and by us under its name: exit status, standard output and
 * standard error must be the same, up to the attempt to reach a server, which is nowhere.
 */
class CommandLinesTest {
    private static final Map<String, String> NOWHERE = Map.of("PGHOST", "/nowhere");
    private static final Pattern PATH_OF_PROGRAM = Pattern.compile("(?m)^\\S*/(pg_\\w+): ");
    private static final Pattern CONNECTING = Pattern.compile("(?s)error: (connection to|could not connect) .*");

    @TestFactory
    Stream<DynamicTest> areTakenAndRefusedAsByStock() {
        return Stream.of(13, 14, 15, 17, 18, 19)
                .flatMap(major -> Stock.ofThisRun().tools(major).stream())
                .flatMap(tools -> Stream.of("pg_dump", "pg_dumpall", "pg_restore")
                        .filter(tools::has)
                        .map(tool ->
                                DynamicTest.dynamicTest(tool + " " + tools.release(), () -> compare(tools, tool))));
    }

    private static void compare(StockTools tools, String tool) {
        List<List<String>> lines = CommandLines.of(tool);
        assertEquals(
                lines.parallelStream()
                        .map(line -> described(tool, line, tools.run(tool, line, NOWHERE)))
                        .collect(Collectors.joining()),
                lines.stream()
                        .map(line -> described(tool, line, ours(tools.release(), tool, line)))
                        .collect(Collectors.joining()));
    }

    private static ToolRun ours(String release, String tool, List<String> line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = Stream.concat(Stream.of(tool), line.stream()).toArray(String[]::new);
        int exit = Main.run(
                args,
                Map.of("PGHOST", "/nowhere", "PGCONVOY_COMPAT", release),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new ToolRun(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    private static String described(String tool, List<String> line, ToolRun run) {
        String errors = PATH_OF_PROGRAM.matcher(run.stderr()).replaceAll("$1: ");
        return tool + " " + String.join(" ", line) + "\n" + run.text()
                + CONNECTING.matcher(errors).replaceAll("connecting\n")
                + "exit status " + run.exit() + "\n\n";
    }
}
