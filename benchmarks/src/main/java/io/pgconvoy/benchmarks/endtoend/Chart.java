package io.pgconvoy.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Bars, as SVG: the wall of each dump as a share of stock's default one on the same database. */
final class Chart {
    private static final int LABELS = 250;
    private static final int SCALE = 360;
    private static final int ROW = 15;
    private static final int GAP = 26;

    /** Shares above this are cut. */
    private static final double MOST = 1.6;

    private Chart() {}

    static String of(List<Results> all) {
        List<String> body = new ArrayList<>();
        int y = 24;
        for (Results results : all) {
            body.add(text(8, y, "bold", results.scenario().title + ", server " + results.server()));
            y += ROW;
            for (Contender contender : results.contenders()) {
                body.add(bar(results, contender, y));
                y += ROW;
            }
            y += GAP - ROW;
        }
        int width = LABELS + (int) (SCALE * MOST) + 60;
        int one = LABELS + SCALE;
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="sans-serif" \
            font-size="11">
            <title>Wall of each dump as a share of stock's default</title>
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            <line x1="%d" x2="%d" y1="8" y2="%d" stroke="#888888" stroke-dasharray="3 3"/>
            %s
            </svg>
            """.formatted(width, y + 8, width, y + 8, one, one, y, String.join("\n", body));
    }

    private static String bar(Results results, Contender contender, int y) {
        double share = share(results, contender);
        int width = (int) Math.max(1, Math.min(share, MOST) * SCALE);
        String colour = contender.rival() == null ? "#9aa5b1" : "#2a78d6";
        return text(20, y, "normal", contender.name())
                + "<rect x=\"" + LABELS + "\" y=\"" + (y - 9) + "\" width=\"" + width + "\" height=\"11\" fill=\""
                + colour
                + "\"/>"
                + text(LABELS + width + 5, y, "normal", String.format(Locale.ROOT, "%.2f", share));
    }

    /** Against the dump that the newest stock release makes when it is told nothing but the format. */
    private static double share(Results results, Contender contender) {
        Set<String> defaults = new LinkedHashSet<>();
        results.contenders().stream()
                .filter(one -> one.rival() == null && one.options().equals(List.of("-Fc")))
                .forEach(one -> defaults.add(one.name()));
        String yardstick = defaults.stream().reduce("", (first, second) -> second);
        List<Double> ratios = results.ratios(contender, Objects.requireNonNull(yardstick), Measurement::wallSeconds);
        return ratios.isEmpty() ? 0 : Results.middle(ratios);
    }

    private static String text(int x, int y, String weight, String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<text x=\"" + x + "\" y=\"" + y + "\" font-weight=\"" + weight + "\" fill=\"#222222\">" + safe
                + "</text>";
    }
}
