package io.pgconvoy.cli;

import io.pgconvoy.api.CompareReport;
import io.pgconvoy.api.CompareReport.Table;
import io.pgconvoy.api.MigrateReport;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.progress.HtmlReport.Section;
import java.util.ArrayList;
import java.util.List;

/** What the report of a migration shows besides the time it took: failures, and what the comparison found. */
final class MigratePage {
    private MigratePage() {}

    /** Of one that could not go on. */
    static List<Section> sections(EngineException failure) {
        return List.of(new Section(
                "error",
                "Not complete",
                "The migration ended before everything was moved:",
                List.of("error"),
                List.of(List.of(String.valueOf(failure.getMessage())))));
    }

    static List<Section> sections(MigrateReport report) {
        List<Section> sections = new ArrayList<>();
        if (!report.restore().failures().isEmpty()) {
            sections.add(new Section(
                    "failures",
                    "Failures",
                    "These were left out:",
                    List.of("entry", "what went wrong"),
                    report.restore().failures().stream()
                            .map(failure -> List.of(failure.entry(), failure.message()))
                            .toList()));
        }
        CompareReport comparison = report.comparison();
        if (comparison != null) {
            sections.add(new Section(
                    "verification",
                    "Verification",
                    CompareText.result(comparison),
                    List.of("table", "rows in the source", "rows in the target", "hash of the source", "result"),
                    comparison.tables().stream()
                            .map(table -> row(comparison, table))
                            .toList()));
        }
        return sections;
    }

    private static List<String> row(CompareReport comparison, Table table) {
        return List.of(
                table.name(),
                Units.count(table.source().rows()),
                Units.count(table.target().rows()),
                table.source().hash(),
                table.equal() ? "equal" : comparison.asItShouldBe(table) ? "computed anew" : "different");
    }
}
