package io.pgconvoy.compat.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void everyStepSucceedsAndNothingStays() {
        ToolRun run = Pgconvoy.run(List.of("demo"));
        assertEquals("", run.stderr());
        assertEquals(0, run.exit(), run.text());
        String[] steps = {
            "server +on port \\d+, files in (\\S+)",
            "create +sample database \"skerry\", 1\\d\\d MB",
            "dump +[\\d.]+ MB of data into a custom archive of [\\d.]+ MB",
            "restore +\\d+ entries into database \"skerry_copy\"",
            "verify +[\\d,]+ rows in \\d+ tables, \\d+ sequences, 61 large objects: equal",
            "compare +[\\d,]+ lines of definitions: equal",
        };
        for (String step : steps) {
            assertTrue(Pattern.compile("(?m)^ +" + step).matcher(run.text()).find(), step + "\n" + run.text());
        }
        Matcher files = Pattern.compile("files in (\\S+)").matcher(run.text());
        assertTrue(files.find() && !Files.exists(Path.of(files.group(1))), run.text());
    }
}
