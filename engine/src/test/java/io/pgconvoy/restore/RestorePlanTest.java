package io.pgconvoy.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.api.error.EngineException;
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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestorePlanTest {

    private static RestoreOptions options(@Nullable List<String> useList) {
        return new RestoreOptions(
                null,
                new RestoreInput(new StdioStorage(), "-", null),
                new ContentChoice(true, false, true, true, LargeObjectChoice.ALWAYS, Set.of(Section.DATA)),
                new NameFilter(
                        List.of("s"), List.of("x"), List.of("t"), List.of("i"), List.of("f()"), List.of("g"), true),
                useList == null ? null : () -> useList,
                EnumSet.allOf(Omission.class),
                new ScriptStyle(true, true, true, true, true, "boss", true, "key", true),
                "becoming",
                true,
                25,
                1,
                true,
                true,
                false,
                null);
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
        Archive ordered = plan(
                        archive(1, 2, 3, 4),
                        List.of("3; 1259 1 TABLE", "99; x", " 1\r", "3", "; 2", "", "x"),
                        warnings::add)
                .archive();
        assertEquals(
                List.of(2, 4, 3, 1),
                ordered.entries().stream().map(ArchiveEntry::dumpId).toList());
        assertEquals(List.of("line ignored: 99", "line ignored: 3", "line ignored: x"), warnings);
    }

    @Test
    void withoutAListTheArchiveStaysAsItIs() {
        Archive archive = archive(2, 1);
        assertSame(archive, plan(archive, null, warning -> {}).archive());
    }

    @Test
    void anEntryThatIsNotThereEndsTheRestore() {
        EngineException failure =
                assertThrows(EngineException.class, () -> plan(archive(1, 3), List.of("2"), warning -> {}));
        assertEquals("could not find entry for ID 2", failure.getMessage());
    }

    private static RestorePlan plan(Archive archive, @Nullable List<String> useList, Consumer<String> warnings) {
        RestoreOptions options = options(useList);
        return RestorePlan.of(RestoreChoice.unchecked(archive, options, warnings), options, Dialect.parse("18"));
    }

    @Test
    void everyChoiceArrivesInTheArchivesTerms() {
        ScriptOptions script =
                plan(archive(1, 2, 3, 4), List.of("4", "4", "2"), warning -> {}).options();
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
        assertEquals(25, script.transactionSize());
        assertEquals(
                List.of("boss", "becoming", "key"), List.of(script.superuser(), script.role(), script.restrictKey()));
    }
}
