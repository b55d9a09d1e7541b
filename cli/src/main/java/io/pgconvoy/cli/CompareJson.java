package io.pgconvoy.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pgconvoy.api.CompareReport;
import io.pgconvoy.api.CompareReport.ObjectDifference;
import io.pgconvoy.api.CompareReport.Place;
import io.pgconvoy.api.CompareReport.RowDifference;
import io.pgconvoy.api.CompareReport.RowDifferences;
import io.pgconvoy.api.CompareReport.Side;
import io.pgconvoy.api.CompareReport.Table;
import io.pgconvoy.api.CompareReport.TableHash;
import io.pgconvoy.api.CompareReport.ValueDifference;
import java.io.IOException;
import java.util.Locale;

/** A comparison's report for programs. Fields are only ever added. */
final class CompareJson {
    private CompareJson() {}

    static String of(CompareReport report) {
        return JsonText.of(json -> write(report, json));
    }

    static void write(CompareReport report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("equal", report.equal());
        side("source", report.source(), json);
        side("target", report.target(), json);
        json.writeNumberField("objects", report.objects());
        json.writeNumberField("rows", report.rows());
        json.writeNumberField("sequences", report.sequences());
        json.writeNumberField("largeObjects", report.largeObjects());
        json.writeArrayFieldStart("objectDifferences");
        for (ObjectDifference difference : report.objectDifferences()) {
            json.writeStartObject();
            json.writeStringField("kind", difference.kind());
            json.writeStringField("name", difference.name());
            json.writeStringField("place", word(difference.place()));
            JsonText.field(json, "source", difference.source());
            JsonText.field(json, "target", difference.target());
            json.writeEndObject();
        }
        json.writeEndArray();
        values(report, json);
        json.writeArrayFieldStart("tables");
        for (Table table : report.tables()) {
            write(table, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : report.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void values(CompareReport report, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("valueDifferences");
        for (ValueDifference difference : report.values()) {
            json.writeStartObject();
            json.writeStringField("object", difference.object());
            json.writeStringField("place", word(difference.place()));
            JsonText.field(json, "source", difference.source());
            JsonText.field(json, "target", difference.target());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Table table, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("table", table.name());
        json.writeBooleanField("equal", table.equal());
        json.writeBooleanField("materializedView", table.materializedView());
        hash("source", table.source(), json);
        hash("target", table.target(), json);
        RowDifferences differing = table.differing();
        if (differing != null) {
            json.writeArrayFieldStart("key");
            for (String column : differing.key()) {
                json.writeString(column);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("differing");
            for (RowDifference row : differing.rows()) {
                json.writeStartObject();
                json.writeStringField("place", word(row.place()));
                json.writeStringField("row", row.key());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanField("differingComplete", differing.all());
        }
        json.writeEndObject();
    }

    private static void side(String name, Side side, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("database", side.database());
        json.writeStringField("server", side.server());
        json.writeEndObject();
    }

    /** The hash is a string: it does not fit a double. */
    private static void hash(String name, TableHash hash, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("rows", hash.rows());
        json.writeStringField("hash", hash.hash());
        json.writeEndObject();
    }

    private static String word(Place place) {
        return place.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
