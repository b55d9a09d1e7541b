package io.pgconvoy.cli;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.archive.Section;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which kinds of content are wanted: definitions, data, statistics, sections. The same for dump and restore. */
@Heading("Options selecting the kinds of content")
final class ContentOptions {
    @Option(
            names = {"-a", "--data-only"},
            description = "only the data, no definitions and no statistics")
    private boolean dataOnly;

    @Option(
            names = {"-s", "--schema-only"},
            description = "only the definitions, no data and no statistics")
    private boolean schemaOnly;

    @Option(names = "--statistics-only", description = "only planner statistics, no definitions and no data")
    private boolean statisticsOnly;

    @Option(names = "--no-data", description = "leave the data out")
    private boolean noData;

    @Option(names = "--no-schema", description = "leave the definitions out")
    private boolean noSchema;

    @Option(names = "--no-statistics", description = "leave planner statistics out")
    private boolean noStatistics;

    @Option(names = "--statistics", description = "include planner statistics")
    private boolean statistics;

    @Option(
            names = "--section",
            paramLabel = "SECTION",
            description = "only this section: pre-data, data or post-data; may be given several times")
    private List<String> sections = new ArrayList<>();

    /** Whether anything is defined at all, contradictions left aside. */
    boolean definitionsWanted() {
        return !dataOnly && !statisticsOnly && !noSchema;
    }

    /** @param statisticsByDefault a dump leaves statistics out unless asked, a restore takes those that are there */
    ContentChoice choice(boolean statisticsByDefault, boolean sequenceValues, LargeObjectChoice largeObjects) {
        boolean everything = !dataOnly && !schemaOnly && !statisticsOnly;
        return new ContentChoice(
                (everything || schemaOnly) && !noSchema,
                (everything || dataOnly) && !noData,
                ((everything && statisticsByDefault) || (statistics || statisticsOnly)) && !noStatistics,
                sequenceValues,
                largeObjects,
                sectionsWanted());
    }

    private Set<Section> sectionsWanted() {
        if (sections.isEmpty()) {
            return ContentChoice.ALL_SECTIONS;
        }
        Set<Section> wanted = EnumSet.noneOf(Section.class);
        sections.forEach(name -> wanted.add(OptionWords.section(name)));
        return wanted;
    }
}
