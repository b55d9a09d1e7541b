package io.pgconvoy.progress;

import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.progress.Timeline.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One page, complete in itself, that shows where a job's time went. */
public final class HtmlReport {
    private static final int WIDTH = 960;
    private static final int LEFT = 70;
    private static final int LANE = 26;
    private static final int CURVE = 140;
    private static final int SLOWEST = 20;

    private static final String STYLE = """
        :root { color-scheme: light dark; --ink: #1f2933; --soft: #6b7785; --line: #d5dbe1; --page: #fff; --area: #2a78d6; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e4e7eb; --soft: #9aa5b1; --line: #3e4c59; --page: #15191d; --area: #58a0f0; } }
        body { font: 14px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); margin: 2rem auto;
               max-width: 1060px; padding: 0 1rem; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin-top: 2rem; }
        dl { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; } dt { color: var(--soft); } dd { margin: 0; font-size: 1.2rem; }
        svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: var(--soft); }
        .keys span { margin-right: 1.2rem; } .keys i { display: inline-block; width: .9em; height: .9em; margin-right: .4em; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: right; padding: .2rem .6rem;
               border-bottom: 1px solid var(--line); } th:first-child, td:first-child { text-align: left; }
        """;

    /** What fills most of the time, in most jobs. */
    private static final Set<String> DATA = Set.of("rows", "large objects");

    private static final Map<String, String> SHADES =
            Map.of("index", "#34495e", "constraint", "#b7950b", "foreign key", "#a04000", "definition", "#909497");

    private final String title;
    private final Timeline timeline;

    private final List<Section> sections;
    private final boolean compressed;

    private HtmlReport(String title, Timeline timeline, List<Section> sections) {
        this.title = title;
        this.timeline = timeline;
        this.sections = sections;
        this.compressed =
                timeline.spans().stream().anyMatch(span -> span.outcome().outputBytes() > 0);
    }

    /**
     * A table that the job adds to the report.
     *
     * @param id of the table in the page
     * @param result one line above it
     * @param rows each with as many cells as the header
     */
    public record Section(String id, String title, String result, List<String> header, List<List<String>> rows) {}

    /** @param title what was done, such as {@code pgconvoy dump of shop} */
    public static String of(String title, Timeline timeline, List<Section> sections) {
        return new HtmlReport(title, timeline, sections).page();
    }

    private String page() {
        return String.format(
                Locale.ROOT,
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>%s</h1>
                %s
                <h2>Workers</h2>
                %s
                %s
                <h2>Throughput</h2>
                %s
                <h2>Slowest</h2>
                %s
                %s<h2>Steps</h2>
                %s
                </body>
                </html>
                """,
                safe(title),
                STYLE,
                safe(title),
                summary(),
                keys(),
                workers(),
                throughput(),
                slowest(),
                String.join("", sections.stream().map(HtmlReport::section).toList()),
                steps());
    }

    private String summary() {
        WorkUnit.Outcome all = total(timeline.spans());
        List<String> facts = new ArrayList<>();
        fact(facts, "time", seconds(timeline.seconds()));
        fact(facts, "rows", String.format(Locale.ROOT, "%,d", all.rows()));
        fact(facts, "data", size(all.bytes()));
        if (compressed) {
            fact(facts, "output", size(all.outputBytes()));
            fact(facts, "compression", ratio(all));
        }
        fact(facts, "throughput", size(timeline.seconds() > 0 ? all.bytes() / timeline.seconds() : 0) + "/s");
        return "<dl>" + String.join("", facts) + "</dl>";
    }

    private static void fact(List<String> facts, String name, String value) {
        facts.add("<div><dt>" + name + "</dt><dd id=\"" + name + "\">" + value + "</dd></div>");
    }

    private String workers() {
        Map<Integer, List<Span>> lanes = new TreeMap<>();
        timeline.spans()
                .forEach(span -> lanes.computeIfAbsent(span.worker(), w -> new ArrayList<>())
                        .add(span));
        StringBuilder drawing = new StringBuilder();
        int y = 4;
        for (Map.Entry<Integer, List<Span>> lane : lanes.entrySet()) {
            drawing.append(text(4, y + 16, "worker " + lane.getKey()));
            for (Span span : lane.getValue()) {
                drawing.append(bar(span, y));
            }
            y += LANE;
        }
        return svg("workers", y + 22, drawing + axis(y));
    }

    private String bar(Span span, int y) {
        double x = x(span.from());
        double width = Math.max(0.5, x(span.to()) - x);
        String tip = span.name() + " (" + span.kind() + "): " + seconds(span.to() - span.from()) + ", "
                + size(span.outcome().bytes());
        return String.format(
                Locale.ROOT,
                "<rect class=\"span\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"20\" fill=\"%s\">"
                        + "<title>%s</title></rect>%n",
                x,
                y,
                width,
                color(span),
                safe(tip));
    }

    /** Data in a color of each object's own, all else by what it is. */
    private static String color(Span span) {
        return DATA.contains(span.kind())
                ? "hsl(" + Math.floorMod(span.name().hashCode() * 47, 360) + " 55% 55%)"
                : shade(span.kind());
    }

    private static String shade(String kind) {
        return SHADES.getOrDefault(kind, "hsl(" + Math.floorMod(kind.hashCode() * 31, 360) + " 15% 60%)");
    }

    private String keys() {
        return timeline.spans().stream()
                .map(Span::kind)
                .filter(kind -> !DATA.contains(kind))
                .distinct()
                .sorted()
                .map(kind -> "<span><i style=\"background: " + shade(kind) + "\"></i>" + safe(kind) + "</span>")
                .collect(Collectors.joining("\n", "<p class=\"keys\">", "</p>"));
    }

    private static String section(Section section) {
        return "<h2>" + safe(section.title()) + "</h2>\n<p>" + safe(section.result()) + "</p>\n"
                + (section.rows().isEmpty() ? "" : table(section));
    }

    private static String table(Section section) {
        StringBuilder table = new StringBuilder("<div class=\"wide\"><table id=\"" + section.id() + "\">\n")
                .append(cells("th", section.header()));
        section.rows().forEach(row -> table.append(cells("td", row)));
        return table.append("</table></div>\n").toString();
    }

    private static String cells(String tag, List<String> texts) {
        return texts.stream()
                .map(HtmlReport::safe)
                .collect(Collectors.joining(
                        "</" + tag + "><" + tag + ">", "<tr><" + tag + ">", "</" + tag + "></tr>\n"));
    }

    private String throughput() {
        long[] moved = timeline.bytesMoved();
        long most = Math.max(1, Arrays.stream(moved).max().orElse(1));
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < moved.length; i++) {
            double y = CURVE - (CURVE - 14.0) * moved[i] / most;
            points.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f %.1f,%.1f ",
                    x(i * timeline.sampleSeconds()),
                    y,
                    x(Math.min(timeline.seconds(), (i + 1) * timeline.sampleSeconds())),
                    y));
        }
        String area = String.format(
                Locale.ROOT,
                "<polygon id=\"throughput-area\" fill=\"var(--area)\" opacity=\"0.8\" points=\"%d,%d %s%.1f,%d\"/>",
                LEFT,
                CURVE,
                points,
                x(timeline.seconds()),
                CURVE);
        return svg(
                "throughput-curve",
                CURVE + 22,
                text(4, 14, size(most / timeline.sampleSeconds()) + "/s") + area + axis(CURVE));
    }

    private String axis(int y) {
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i <= 4; i++) {
            double at = timeline.seconds() * i / 4;
            marks.append(text((int) x(at) - (i == 4 ? 36 : 0), y + 16, seconds(at)));
        }
        return marks.toString();
    }

    private double x(double at) {
        return LEFT + (WIDTH - LEFT) * at / Math.max(1e-9, timeline.seconds());
    }

    private static String svg(String id, int height, String drawing) {
        return "<svg id=\"" + id + "\" viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\">\n" + drawing
                + "</svg>";
    }

    private static String text(int x, int y, String text) {
        return "<text x=\"" + x + "\" y=\"" + y + "\">" + safe(text) + "</text>\n";
    }

    private String slowest() {
        Map<String, List<Span>> objects = new LinkedHashMap<>();
        timeline.spans()
                .forEach(span -> objects.computeIfAbsent(span.name() + "\0" + span.kind(), n -> new ArrayList<>())
                        .add(span));
        StringBuilder table = new StringBuilder(
                "<div class=\"wide\"><table id=\"slowest\">\n<tr><th>object</th><th>what</th><th>time of workers</th><th>rows</th>"
                        + "<th>data</th>" + (compressed ? "<th>output</th><th>compression</th>" : "") + "</tr>\n");
        objects.values().stream()
                .sorted(Comparator.comparingDouble(HtmlReport::time).reversed())
                .limit(SLOWEST)
                .forEach(spans -> table.append(row(spans)));
        return table + "</table></div>";
    }

    private static double time(List<Span> spans) {
        return spans.stream().mapToDouble(span -> span.to() - span.from()).sum();
    }

    private String row(List<Span> spans) {
        WorkUnit.Outcome all = total(spans);
        List<String> cells = new ArrayList<>(List.of(
                safe(spans.get(0).name()),
                safe(spans.get(0).kind()),
                seconds(time(spans)),
                all.rows() == 0 ? "" : String.format(Locale.ROOT, "%,d", all.rows()),
                all.bytes() == 0 ? "" : size(all.bytes())));
        if (compressed) {
            cells.addAll(List.of(size(all.outputBytes()), ratio(all)));
        }
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>\n";
    }

    private String steps() {
        StringBuilder table = new StringBuilder(
                "<div class=\"wide\"><table id=\"steps\">\n<tr><th>step</th><th>begun after</th></tr>\n");
        timeline.steps()
                .forEach(step -> table.append("<tr><td>")
                        .append(safe(step.what()))
                        .append("</td><td>")
                        .append(seconds(step.at()))
                        .append("</td></tr>\n"));
        return table + "</table></div>";
    }

    private static WorkUnit.Outcome total(List<Span> spans) {
        return new WorkUnit.Outcome(
                spans.stream().mapToLong(span -> span.outcome().rows()).sum(),
                spans.stream().mapToLong(span -> span.outcome().bytes()).sum(),
                spans.stream().mapToLong(span -> span.outcome().outputBytes()).sum());
    }

    private static String ratio(WorkUnit.Outcome outcome) {
        return outcome.outputBytes() == 0
                ? "–"
                : String.format(Locale.ROOT, "%.1f : 1", (double) outcome.bytes() / outcome.outputBytes());
    }

    private static String size(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        double value = bytes;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    private static String seconds(double seconds) {
        return seconds < 100
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d:%02d min", (long) seconds / 60, (long) seconds % 60);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
