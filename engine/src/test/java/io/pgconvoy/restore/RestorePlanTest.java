package io.pgconvoy.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.plain.ScriptFlag;
import io.pgconvoy.archive.plain.ScriptOptions;
import io.pgconvoy.archive.select.Exclusion;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.storage.stdio.StdioStorage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestorePlanTest {

    private static RestoreOptions options(@Nullable List<Integer> useList) {
        return new RestoreOptions(
                null,
                new RestoreInput(new StdioStorage(), "-", null),
                new ContentChoice(true, false, true, true, LargeObjectChoice.ALWAYS, Set.of(Section.DATA)),
                new NameFilter(
                        List.of("s"), List.of("x"), List.of("t"), List.of("i"), List.of("f()"), List.of("g"), true),
                useList,
                EnumSet.allOf(Omission.class),
                new ScriptStyle(true, true, true, true, true, "boss", true, "key", true),
                "becoming",
                true,
                true,
                false);
    }

    private static Archive archive(int... dumpIds) {
        List<ArchiveEntry> entries = IntStream.of(dumpIds)
                .mapToObj(dumpId -> new ArchiveEntry(
                        dumpId,
                        CatalogId.NONE,
                        "t" + dumpId,
                        "TABLE",
                        Section.PRE_DATA,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        'r',
                        null,
                        List.of(),
                        null))
                .toList();
        ArchiveHeader header = ArchiveHeader.of(
                ArchiveVersion.V1_16,
                Compression.NONE,
                LocalDateTime.of(2026, 11, 21, 3, 4, 5),
                false,
                "db",
                "18.6",
                "18.6",
                StandardCharsets.UTF_8);
        return new Archive(header, entries);
    }

    @Test
    void listedEntriesComeLastInTheListsOrder() {
        List<String> warnings = new ArrayList<>();
        Archive ordered = RestorePlan.inListOrder(archive(1, 2, 3, 4), options(List.of(3, 99, 1, 3)), warnings::add);
        assertEquals(
                List.of(2, 4, 3, 1),
                ordered.entries().stream().map(ArchiveEntry::dumpId).toList());
        assertEquals(List.of("line ignored: 99", "line ignored: 3"), warnings);
    }

    @Test
    void withoutAListTheArchiveStaysAsItIs() {
        Archive archive = archive(2, 1);
        assertSame(archive, RestorePlan.inListOrder(archive, options(null), warning -> {}));
    }

    @Test
    void everyChoiceArrivesInTheArchivesTerms() {
        ScriptOptions script = RestorePlan.scriptOptions(options(List.of(4, 4, 2)), Dialect.parse("18"));
        assertEquals(
                EnumSet.of(Part.SCHEMA, Part.STATISTICS), script.selection().parts());
        assertEquals(Set.of(Section.DATA), script.selection().sections());
        assertEquals(EnumSet.allOf(Exclusion.class), script.selection().exclusions());
        assertEquals(Set.of("s"), script.selection().names().schemas());
        assertEquals(Set.of("x"), script.selection().names().excludedSchemas());
        assertEquals(Set.of("t"), script.selection().names().tables());
        assertEquals(Set.of("i"), script.selection().names().indexes());
        assertEquals(Set.of("f()"), script.selection().names().functions());
        assertEquals(Set.of("g"), script.selection().names().triggers());
        assertEquals(
                List.of(true, true, true),
                List.of(
                        script.selection().createDatabase(),
                        script.selection().sequenceData(),
                        script.selection().strictNames()));
        assertEquals(Set.of(2, 4), script.selection().dumpIds());
        assertEquals(EnumSet.complementOf(EnumSet.of(ScriptFlag.QUOTE_ALL_IDENTIFIERS)), script.flags());
        assertEquals(
                List.of("boss", "becoming", "key"), List.of(script.superuser(), script.role(), script.restrictKey()));
    }
}
