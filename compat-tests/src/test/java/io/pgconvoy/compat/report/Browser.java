package io.pgconvoy.compat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium without a window, which lays a page out and answers questions about it in JavaScript. */
record Browser(Path program) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Pattern ANSWER = Pattern.compile("<i class=\"answer\" id=\"a-([a-z-]+)\">([^<]*)</i>");

    /** Where {@code PGCONVOY_BROWSER} or the search path has one. */
    static Optional<Browser> find() {
        String named = System.getenv("PGCONVOY_BROWSER");
        if (named != null) {
            return Optional.of(new Browser(Path.of(named)));
        }
        List<Path> found = new ArrayList<>();
        for (String name : NAMES) {
            for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    found.add(program);
                }
            }
        }
        return found.stream().findFirst().map(Browser::new);
    }

    /**
     * What a page says to expressions once it is laid out.
     *
     * @param questions expressions by name
     * @param width of the window, in pixels
     */
    Map<String, String> ask(Path page, int width, Map<String, String> questions)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pgconvoy-browser");
        try {
            return ask(page, width, questions, folder);
        } finally {
            delete(folder);
        }
    }

    private Map<String, String> ask(Path page, int width, Map<String, String> questions, Path folder)
            throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("<script>const found = [];\n");
        questions.forEach((name, expression) -> script.append("found.push([\"" + name + "\", " + expression + "]);\n"));
        script.append("""
            for (const [name, value] of found) {
              const answer = document.createElement("i");
              answer.className = "answer"; answer.id = "a-" + name; answer.textContent = String(value);
              document.body.append(answer);
            }</script></body>""");
        Path asking = folder.resolve("page.html");
        Files.writeString(asking, Files.readString(page).replace("</body>", script));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=" + width + ",900",
                        "--dump-dom",
                        asking.toUri().toString())
                .redirectError(folder.resolve("log").toFile())
                .redirectOutput(folder.resolve("dom").toFile())
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser did not come to an end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> read(folder.resolve("log")));
        Map<String, String> answers = new LinkedHashMap<>();
        Matcher answer = ANSWER.matcher(read(folder.resolve("dom")));
        while (answer.find()) {
            answers.put(answer.group(1), answer.group(2));
        }
        assertEquals(questions.keySet(), answers.keySet(), () -> read(folder.resolve("dom")));
        return answers;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
