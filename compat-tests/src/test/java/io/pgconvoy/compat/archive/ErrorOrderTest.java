package io.pgconvoy.compat.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Of two things that are wrong with a restore, the one that pg_restore meets first is told. */
class ErrorOrderTest {
    private static final List<String> OUTPUTS = List.of("-l", "-f -", "-f /nowhere/script", "-d postgres");
    private static final List<String> LISTS = List.of("", "-L missing", "-L unknown", "-L absent");
    private static final List<String> NAMES = List.of("", "-t nosuch --strict-names");
    private static final List<String> ARCHIVES = List.of("missing", "empty", "nothing", "script", "good");

    /** Where there is no server. */
    private static final String NOWHERE = "/nowhere";

    private static final Pattern PROGRAM = Pattern.compile("(?m)^\\S*/?pg_restore: ");
    private static final Pattern CONNECTING = Pattern.compile("(?s)error: (connection to|could not connect) .*");

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> theFirstFaultIsTheOneThatPgRestoreTells() throws IOException {
        List<StockServer> servers = Stock.ofThisRun().serversWithTools(List.of(13, 15));
        if (servers.isEmpty()) {
            return List.of();
        }
        inputs(servers.get(0));
        return Stocks.readers()
                .map(tools -> dynamicTest(tools.release(), () -> compare(tools)))
                .toList();
    }

    private void inputs(StockServer server) throws IOException {
        Path archive = new StockArchives(folder).dump(server, "good");
        Files.move(archive, folder.resolve("good"));
        Files.createFile(folder.resolve("empty"));
        Files.createDirectory(folder.resolve("nothing"));
        Files.writeString(
                folder.resolve("script"), "--\n-- PostgreSQL database dump\n--\n\n" + "SELECT 1;\n".repeat(100));
        Files.writeString(folder.resolve("unknown"), "999999; more than there are\n");
        Files.writeString(folder.resolve("absent"), "1; a number that no entry has\n");
    }

    private void compare(StockTools tools) {
        StringBuilder expected = new StringBuilder();
        StringBuilder actual = new StringBuilder();
        for (String words : commands().toList()) {
            List<String> arguments = arguments(words);
            ToolRun stock = tools.run("pg_restore", arguments, Map.of("PGHOST", NOWHERE));
            List<String> own = new ArrayList<>(List.of("pg_restore"));
            own.addAll(arguments);
            ToolRun ours = Pgconvoy.run(Map.of("PGHOST", NOWHERE, "PGCONVOY_COMPAT", tools.release()), own);
            expected.append(described(words, stock));
            actual.append(described(words, ours));
        }
        assertEquals(expected.toString(), actual.toString());
    }

    private static Stream<String> commands() {
        return OUTPUTS.stream()
                .flatMap(output -> LISTS.stream()
                        .flatMap(list -> NAMES.stream()
                                .flatMap(names -> ARCHIVES.stream()
                                        .map(archive -> String.join(" ", output, list, names, archive)))));
    }

    private List<String> arguments(String words) {
        return Arrays.stream(words.split(" +"))
                .map(word -> Files.exists(folder.resolve(word)) || word.equals("missing")
                        ? folder.resolve(word).toString()
                        : word)
                .collect(Collectors.toList());
    }

    /** Texts of whole restores are for other tests. */
    private static String described(String words, ToolRun run) {
        String errors = PROGRAM.matcher(run.stderr()).replaceAll("pg_restore: ");
        String output = run.exit() == 0 ? "" : new String(run.stdout(), UTF_8);
        return words + "\n" + output + CONNECTING.matcher(errors).replaceAll("connecting\n") + run.exit() + "\n\n";
    }
}
