package io.pgconvoy.cli;

import io.pgconvoy.api.CompareReport;
import io.pgconvoy.api.CompareReport.ObjectDifference;
import io.pgconvoy.api.CompareReport.Place;
import io.pgconvoy.api.CompareReport.RowDifferences;
import io.pgconvoy.api.CompareReport.Table;
import io.pgconvoy.api.CompareReport.ValueDifference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison's report for people: what differs, and a line of result. */
final class CompareText {
    private final StringBuilder text = new StringBuilder();

    private CompareText() {}

    static String of(CompareReport report) {
        CompareText text = new CompareText();
        report.objectDifferences().forEach(text::add);
        report.tables().stream().filter(table -> !report.asItShouldBe(table)).forEach(text::add);
        report.values().forEach(text::add);
        report.notes().forEach(note -> text.line("note: " + note));
        text.line(result(report));
        return text.text.toString();
    }

    static String result(CompareReport report) {
        String compared = Units.count(report.objects()) + " objects, "
                + Units.count(report.tables().size()) + " tables with " + Units.count(report.rows()) + " rows, "
                + Units.count(report.sequences()) + " sequences, " + Units.count(report.largeObjects())
                + " large objects";
        if (report.equal()) {
            return "equal: " + compared;
        }
        long tables = report.tables().stream()
                .filter(table -> !report.asItShouldBe(table))
                .count();
        return "different: " + Units.count(report.objectDifferences().size()) + " objects, " + Units.count(tables)
                + " tables' rows, " + Units.count(report.values().size())
                + " sequences and large objects; compared were " + compared;
    }

    private void add(ObjectDifference difference) {
        line(difference.kind() + " " + difference.name() + ": " + words(difference.place()));
        if (difference.place() == Place.DIFFERENT) {
            List<String> source = lines(difference.source());
            List<String> target = lines(difference.target());
            source.stream().filter(line -> !target.contains(line)).forEach(line -> line("  source: " + line));
            target.stream().filter(line -> !source.contains(line)).forEach(line -> line("  target: " + line));
        }
    }

    private void add(Table table) {
        long source = table.source().rows();
        long target = table.target().rows();
        line((table.materializedView() ? "MATERIALIZED VIEW" : "TABLE") + " DATA " + table.name() + ": "
                + (source == target
                        ? "the same number of rows, " + Units.count(source) + ", but other contents"
                        : Units.count(source) + " rows in the source, " + Units.count(target) + " in the target"));
        RowDifferences differing = table.differing();
        if (differing != null) {
            String key = differing.key().isEmpty() ? "" : "(" + String.join(", ", differing.key()) + ") = ";
            differing.rows().forEach(row -> line("  " + words(row.place()) + ": " + key + row.key()));
            if (!differing.all()) {
                line("  and more");
            }
        }
    }

    private void add(ValueDifference difference) {
        String values = difference.place() == Place.DIFFERENT && difference.source() != null
                ? ": " + difference.source() + " in the source, " + difference.target() + " in the target"
                : ": " + words(difference.place());
        line(difference.object() + values);
    }

    private static String words(Place place) {
        return place.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<String> lines(@Nullable String definition) {
        return definition == null ? List.of() : Arrays.asList(definition.split("\n"));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
