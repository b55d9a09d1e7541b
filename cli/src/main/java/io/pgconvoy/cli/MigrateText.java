package io.pgconvoy.cli;

import io.pgconvoy.api.CompareReport;
import io.pgconvoy.api.MigrateCheck;
import io.pgconvoy.api.MigrateCheck.Finding;
import io.pgconvoy.api.MigrateReport;
import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.error.EngineException;
import java.util.Locale;

/** What a migration, or the check before it, has to say: for people and for programs. */
final class MigrateText {
    private MigrateText() {}

    static String of(MigrateCheck check) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : check.findings()) {
            text.append(word(finding)).append(": ").append(finding.message()).append('\n');
            if (!finding.remedy().isEmpty()) {
                text.append("    remedy: ").append(finding.remedy()).append('\n');
            }
        }
        return text.append(check.clear() ? "clear: nothing was found" : "not clear: something was found")
                .append(" that would make the migration fail\n")
                .toString();
    }

    static String json(MigrateCheck check) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeBooleanField("clear", check.clear());
            json.writeArrayFieldStart("findings");
            for (Finding finding : check.findings()) {
                json.writeStartObject();
                json.writeStringField("severity", word(finding));
                json.writeStringField("subject", finding.subject());
                json.writeStringField("message", finding.message());
                json.writeStringField("remedy", finding.remedy());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /**
     * What came of it.
     *
     * @param bytes of data that were copied
     * @param resumed whether another migration had begun it
     */
    static String of(MigrateReport report, long bytes, boolean resumed) {
        int failures = report.restore().failures().size();
        CompareReport comparison = report.comparison();
        return "migrated " + Units.count(report.restore().entries()) + " objects and " + Units.size(bytes)
                + " of data in " + Units.seconds(seconds(report)) + (failures == 0 ? "" : "; failures: " + failures)
                + "\n" + ofHowMany(report, resumed)
                + (comparison == null ? "" : CompareText.of(comparison));
    }

    private static String ofHowMany(MigrateReport report, boolean resumed) {
        if (!report.oneSnapshot()) {
            return "not of one snapshot: tables were copied at different moments\n";
        }
        return resumed ? "of one snapshot: what was copied before too\n" : "";
    }

    static String json(MigrateReport report, long bytes) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeBooleanField("successful", report.successful());
            json.writeBooleanField("oneSnapshot", report.oneSnapshot());
            json.writeNumberField("objects", report.restore().entries());
            json.writeNumberField("bytes", bytes);
            json.writeNumberField("seconds", seconds(report));
            json.writeArrayFieldStart("failures");
            for (RestoreFailure failure : report.restore().failures()) {
                json.writeStartObject();
                json.writeStringField("entry", failure.entry());
                json.writeStringField("message", failure.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            CompareReport comparison = report.comparison();
            if (comparison != null) {
                json.writeFieldName("comparison");
                CompareJson.write(comparison, json);
            }
            json.writeEndObject();
        });
    }

    /** Of one that could not go on, whose error is told elsewhere. */
    static String ofBroken(long bytes, double seconds) {
        return "not complete: " + Units.size(bytes) + " of data were copied in " + Units.seconds(seconds) + "\n";
    }

    /** The same for programs. */
    static String json(EngineException failure, long bytes, double seconds) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeBooleanField("successful", false);
            json.writeNumberField("bytes", bytes);
            json.writeNumberField("seconds", Math.round(seconds * 1000) / 1000.0);
            json.writeObjectFieldStart("error");
            json.writeStringField("code", failure.code().name());
            json.writeStringField("message", String.valueOf(failure.getMessage()));
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static double seconds(MigrateReport report) {
        return report.time().toMillis() / 1000.0;
    }

    private static String word(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
