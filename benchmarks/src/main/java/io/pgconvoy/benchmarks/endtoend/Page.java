package io.pgconvoy.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** docs/benchmarks.md: what was measured, on what, and where stock is ahead. */
final class Page {
    /** Below this, two figures are taken for the same. */
    private static final double NOTICEABLE = 1.05;

    private static final String HEADING = """
        # Benchmarks

        Written by the harness itself; this command measures it all again:

        ```
        %s
        ```

        Servers: embedded PostgreSQL %s, on the same machine as the programs: %d cores (%s), %d GiB, Java %s.
        The n-th run of each program on a database follows the n-th run of the others; figures are medians of %d run(s),
        of programs that both use zstd %d, of the almost empty database %d, of the table with one index %d, and ratios medians
        of the ratios pair by pair.
        The load average was %s at the end: where that is well above the programs\' own 2 to 4, the machine was busy
        with other work, and walls say little; CPU seconds and sizes still count. `pgconvoy` runs with a heap of 64 MB,
        256 MB for 20,000 tables. Client CPU is user and system time of the program and of what it starts, the Java
        virtual machine's start and warm-up included; server CPU that of all its processes; peak memory is resident, of
        all processes of the program together.
        """;

    private static final String MICRO = """

        ## In the small

        JMH benchmarks of quoting, tables of contents, codecs, the loop that reads rows, and the planning of page
        ranges: `benchmarks/micro [PATTERN]`. What more cores would bring: [scaling.md](scaling.md).
        From server to server: [benchmarks-migrate.md](benchmarks-migrate.md).
        """;

    private static final String MICRO_FIGURES = """

        What `benchmarks/micro -rf text -rff docs/%s` wrote on this machine:

        ```
        %s
        ```
        """;

    private final Settings settings;
    private final Machine machine;
    private final List<String> versions;
    private final List<String> notes;
    private final List<Results> all;
    private final List<Results> restores;

    Page(
            Settings settings,
            Machine machine,
            List<String> versions,
            List<String> notes,
            List<Results> all,
            List<Results> restores) {
        this.restores = restores;
        this.settings = settings;
        this.machine = machine;
        this.versions = versions;
        this.notes = notes;
        this.all = all;
    }

    /** Writes the page and, beside it, the chart. */
    void write(Path file) throws IOException {
        String name = file.getFileName().toString().replaceAll("\\.md$", "") + ".svg";
        String heading = String.format(
                Locale.ROOT,
                HEADING,
                settings.command(),
                String.join(" and ", versions),
                machine.cores(),
                machine.processor(),
                machine.gibibytes(),
                machine.java(),
                settings.runs(),
                settings.quickRuns(Scenario.MIXED),
                settings.runs(Scenario.EMPTY),
                settings.runs(Scenario.ONE_INDEX),
                machine.load());
        String left = notes.isEmpty() ? "" : "\n- " + String.join("\n- ", notes) + "\n";
        String chart = "\n![wall of each dump against pg_dump -Fc](" + name + ")\n";
        Files.writeString(file, heading + left + chart + "\n" + tables() + MICRO + micro(file));
        Files.writeString(file.resolveSibling(name), Chart.of(all));
    }

    private static String micro(Path page) throws IOException {
        Path figures = page.resolveSibling("benchmarks-micro.txt");
        return Files.exists(figures)
                ? String.format(
                        Locale.ROOT,
                        MICRO_FIGURES,
                        figures.getFileName(),
                        Files.readString(figures).strip())
                : "";
    }

    String tables() {
        StringBuilder text = new StringBuilder("## What pgconvoy sets itself\n\n");
        goals().forEach(line -> text.append(line).append('\n'));
        text.append("\n## Where stock is ahead\n\n");
        ahead().forEach(line -> text.append(line).append('\n'));
        text.append("\n## All figures\n");
        all.forEach(results -> table(results).forEach(line -> text.append(line).append('\n')));
        text.append(new RestoreTables(restores).text());
        return text.toString();
    }

    private List<String> goals() {
        List<String> lines = new ArrayList<>(
                List.of("| goal | programs | at most | measured (median of the pairs) |", "|---|---|---|---|"));
        for (Goal goal : Goal.ALL) {
            List<String> measured = new ArrayList<>();
            for (Results results : all) {
                List<Double> ratios = goal.measured(results);
                if (goal.where().test(results.scenario()) && !ratios.isEmpty()) {
                    double middle = Results.middle(ratios);
                    measured.add(
                            name(results) + " " + (middle > goal.most() ? "**" + ratio(middle) + "**" : ratio(middle)));
                }
            }
            String rival = goal.rival() == null ? "" : " : `pg_dump " + goal.rival() + "`";
            lines.add("| " + goal.title() + " | `pgconvoy " + goal.options() + "`" + rival + " | " + ratio(goal.most())
                    + " | " + String.join(", ", measured) + " |");
        }
        lines.add("");
        lines.add("Bold: missed.");
        return lines;
    }

    /** In a run on several servers, with the server's major. */
    private String name(Results results) {
        String id = results.scenario().id().replace('_', ' ');
        return settings.servers().size() > 1 ? id + " (" + results.server() + ")" : id;
    }

    private List<String> ahead() {
        List<String> lines = new ArrayList<>(List.of(
                "Memory: a Java virtual machine needs some 100 MiB before the first row; the tables below say how much"
                        + " in each case. Beyond that, by more than 5 %:",
                ""));
        for (Results results : all) {
            for (Contender contender : results.contenders()) {
                List<String> behind = new ArrayList<>();
                behind(results, contender, "wall", Measurement::wallSeconds, behind);
                behind(results, contender, "client CPU", Measurement::cpuSeconds, behind);
                behind(results, contender, "server CPU", Measurement::serverSeconds, behind);
                behind(results, contender, "size", Measurement::outputBytes, behind);
                if (!behind.isEmpty()) {
                    lines.add("- " + name(results) + ", `" + contender.name() + "` against `" + contender.rival()
                            + "`: " + String.join(", ", behind));
                }
            }
        }
        return lines;
    }

    private static void behind(
            Results results,
            Contender contender,
            String what,
            ToDoubleFunction<Measurement> figure,
            List<String> behind) {
        List<Double> ratios = results.ratios(contender, figure);
        if (!ratios.isEmpty() && Results.middle(ratios) > NOTICEABLE) {
            behind.add(what + " " + ratio(Results.middle(ratios)));
        }
    }

    private List<String> table(Results results) {
        String size =
                results.scenario().hasRows() ? ", " + settings.megabytes(results.scenario()) + " MB of COPY text" : "";
        List<String> lines = new ArrayList<>(List.of(
                "",
                "### " + results.scenario().title + size + " (`"
                        + results.scenario().id() + "`, server " + results.server() + ")",
                "",
                "| program | wall s | client CPU s | server CPU s | peak MiB | output MB | against | wall, pair by"
                        + " pair | client CPU | server CPU |",
                "|---|---|---|---|---|---|---|---|---|---|"));
        results.contenders().forEach(contender -> lines.add(line(results, contender)));
        return lines;
    }

    private static String line(Results results, Contender contender) {
        String rival = contender.rival() == null ? "" : contender.rival();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.0f | %.1f | %s | %s | %s | %s |",
                contender.name(),
                results.median(contender, Measurement::wallSeconds),
                results.median(contender, Measurement::cpuSeconds),
                results.median(contender, Measurement::serverSeconds),
                results.median(contender, Measurement::peakMebibytes),
                results.median(contender, run -> run.outputBytes() / 1e6),
                rival,
                pairs(results.ratios(contender, Measurement::wallSeconds)),
                middle(results.ratios(contender, Measurement::cpuSeconds)),
                middle(results.ratios(contender, Measurement::serverSeconds)));
    }

    private static String pairs(List<Double> ratios) {
        return String.join(" ", ratios.stream().map(Page::ratio).toList());
    }

    private static String middle(List<Double> ratios) {
        return ratios.isEmpty() ? "" : ratio(Results.middle(ratios));
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
