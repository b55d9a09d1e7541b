package io.pgconvoy.cli;

import io.pgconvoy.progress.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A job's status on one line, for people and for programs. */
final class ProgressLine {
    private ProgressLine() {}

    /** What matters most comes first: the end may be cut. */
    static String text(Status status) {
        List<String> parts = new ArrayList<>();
        status.fraction().ifPresent(done -> parts.add(String.format(Locale.ROOT, "%2.0f%%", Math.floor(done * 100))));
        parts.add(bytes(status));
        if (status.expectedRows() > 0) {
            parts.add(number(status.rows()) + "/" + number(status.expectedRows()) + " rows");
        }
        parts.add(Units.size(status.bytesPerSecond()) + "/s");
        parts.add(
                status.secondsLeft().isPresent() && status.bytes() > 0
                        ? Units.seconds(status.secondsLeft().getAsDouble()) + " left"
                        : Units.seconds(status.seconds()));
        if (status.expectedObjects() > 0) {
            parts.add(status.objects() + "/" + status.expectedObjects());
        }
        parts.add(
                status.workers().isEmpty()
                        ? status.step()
                        : status.workers().stream()
                                .map(worker -> worker.number() + " " + worker.name())
                                .collect(Collectors.joining("  ")));
        return String.join("  ", parts);
    }

    private static String bytes(Status status) {
        String moved = Units.size(status.bytes());
        return status.expectedBytes().isPresent() && status.bytes() > 0
                ? moved + "/" + Units.size(status.expectedBytes().getAsDouble())
                : moved;
    }

    private static String number(double count) {
        return Units.size(count).replace(" ", "").replace("B", "");
    }

    /** One object without a line end. What is not known is left out. */
    static String json(Status status, String event) {
        StringBuilder json = new StringBuilder("{\"event\":\"" + event + "\"");
        add(json, "seconds", status.seconds());
        json.append(",\"step\":").append(quoted(status.step()));
        json.append(",\"bytes\":").append(status.bytes());
        json.append(",\"rows\":").append(status.rows());
        json.append(",\"objects\":").append(status.objects());
        if (status.expectedObjects() > 0) {
            json.append(",\"expectedRows\":").append(status.expectedRows());
            json.append(",\"expectedObjects\":").append(status.expectedObjects());
        }
        add(json, "bytesPerSecond", status.bytesPerSecond());
        status.fraction().ifPresent(fraction -> add(json, "fraction", fraction));
        status.secondsLeft().ifPresent(left -> add(json, "secondsLeft", left));
        json.append(status.workers().stream()
                .map(worker -> "{\"worker\":" + worker.number() + ",\"kind\":" + quoted(worker.kind()) + ",\"name\":"
                        + quoted(worker.name()) + "}")
                .collect(Collectors.joining(",", ",\"workers\":[", "]}")));
        return json.toString();
    }

    private static void add(StringBuilder json, String name, double value) {
        json.append(",\"").append(name).append("\":").append(String.format(Locale.ROOT, "%.3f", value));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
