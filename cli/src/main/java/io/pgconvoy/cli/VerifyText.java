package io.pgconvoy.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.content.Content;
import io.pgconvoy.sql.SqlText;
import io.pgconvoy.verify.RestoreComparison;
import io.pgconvoy.verify.VerifyReport;
import io.pgconvoy.verify.VerifyReport.Item;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

/** What came of a verification, for people and for programs. */
final class VerifyText {
    private VerifyText() {}

    static void table(VerifyReport report, Consumer<String> out) {
        if (report.items().isEmpty()) {
            return;
        }
        out.accept(String.format(Locale.ROOT, "%14s %16s  %-4s %s", "ROWS", "BYTES", "", "NAME"));
        for (Item item : report.items()) {
            Content content = item.content();
            String counted = content == null || !item.copied() && item.kind().equals("TABLE DATA")
                    ? "-"
                    : String.valueOf(content.items());
            out.accept(String.format(
                    Locale.ROOT,
                    "%14s %16s  %-4s %s",
                    counted,
                    content == null ? "-" : String.valueOf(content.bytes()),
                    item.isGood() ? "ok" : "BAD",
                    name(item)));
        }
    }

    private static String name(Item item) {
        String name = SqlText.onOneLine(item.qualifiedName());
        return item.kind().equals("TABLE DATA") ? name : "large objects " + name;
    }

    /** Every problem as an error, and how much is good all the same. */
    static void problems(VerifyReport report, String name, Messages messages) {
        for (Item item : report.items()) {
            item.problems().forEach(problem -> messages.error(item.inWords() + ": " + problem));
        }
        report.problems().forEach(messages::error);
        String what = what(report, name);
        if (report.isGood()) {
            messages.note(what + " is good: " + summary(report)
                    + (report.manifest() == null ? "" : ", as the manifest says"));
            return;
        }
        String first = report.firstBadOffset() < 0 ? "" : "; the first bad offset is " + report.firstBadOffset();
        messages.error(what + " is damaged: " + report.goodItems() + " of "
                + report.items().size() + " entries with data are good" + first);
    }

    private static String what(VerifyReport report, String name) {
        ArchiveHeader header = report.header();
        return header == null
                ? "script " + name
                : String.valueOf(header.format()).toLowerCase(Locale.ROOT) + " archive " + name;
    }

    private static String summary(VerifyReport report) {
        Content rows = Content.NONE;
        Content objects = Content.NONE;
        long tables = 0;
        for (Item item : report.items()) {
            Content content = item.content() == null ? Content.NONE : item.content();
            if (item.kind().equals("BLOBS")) {
                objects = objects.plus(content);
            } else {
                tables++;
                rows = item.copied() ? rows.plus(content) : rows;
            }
        }
        return tables + " tables with " + Units.count(rows.items()) + " rows"
                + (objects.items() == 0 ? "" : ", " + Units.count(objects.items()) + " large objects");
    }

    /** What differs after a restore, or that nothing does. */
    static void comparison(RestoreComparison comparison, Messages messages) {
        comparison.notCompared().forEach(object -> messages.warning(object + " was not compared"));
        comparison
                .differences()
                .forEach(difference -> messages.error(difference.object() + ": " + difference.description()));
        String source = comparison.manifest() ? "manifest" : "archive";
        String compared = comparison.tables() + " tables with "
                + Units.count(comparison.rows().items()) + " rows, "
                + Units.count(comparison.largeObjects().items()) + " large objects and " + comparison.sequences()
                + " sequences";
        int differences = comparison.differences().size();
        if (differences == 0) {
            messages.note("the database holds what the " + source + " says: " + compared);
        } else {
            messages.error("the database does not hold what the " + source + " says: of " + compared + ", "
                    + differences + (differences == 1 ? " differs" : " differ"));
        }
    }

    static String json(VerifyReport report) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeBooleanField("good", report.isGood());
            JsonText.field(json, "manifest", report.manifest());
            if (report.firstBadOffset() >= 0) {
                json.writeNumberField("firstBadOffset", report.firstBadOffset());
            }
            json.writeArrayFieldStart("problems");
            for (String problem : report.problems()) {
                json.writeString(problem);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("entries");
            for (Item item : report.items()) {
                write(item, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(Item item, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("dumpId", item.dumpId());
        json.writeStringField("kind", item.kind());
        JsonText.field(json, "schema", item.schema());
        json.writeStringField("name", item.name());
        json.writeBooleanField("good", item.isGood());
        Content content = item.content();
        if (content != null) {
            json.writeNumberField(
                    item.copied() ? "rows" : item.kind().equals("BLOBS") ? "objects" : "lines", content.items());
            json.writeNumberField("bytes", content.bytes());
            json.writeStringField("hash", content.hashText());
        }
        json.writeArrayFieldStart("problems");
        for (String problem : item.problems()) {
            json.writeString(problem);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
