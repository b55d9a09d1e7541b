package io.pgconvoy.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.TocListing;
import io.pgconvoy.archive.plain.ScriptOptions;
import io.pgconvoy.archive.plain.ScriptWriter;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.restore.WorkSchedule.Item;
import io.pgconvoy.storage.local.LocalStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dependencies made up by chance, with circles, on themselves, on what is not there: each entry is restored once. */
class CyclicDependenciesTest {
    private static final int ROUNDS = 200;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(SampleArchive.class)
    void eachEntryIsRestoredOnce(SampleArchive sample) {
        Random random = new Random(sample.ordinal());
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int round = 0; round < ROUNDS; round++) {
                Path folder = Files.createDirectory(directory.resolve("round" + round));
                Archive archive = tangled(sample.archive(), random);
                sample.write(folder, archive);
                check(folder, archive, sample + ", round " + round);
            }
        });
    }

    private static void check(Path folder, Archive expected, String what) {
        RestoreInput input = new RestoreInput(new LocalStorage(folder, false), SampleArchive.NAME, null);
        try (ArchiveReader reader = Archives.open(input)) {
            Archive archive = reader.archive();
            assertEquals(dependencies(expected), dependencies(archive), what);
            Dialect dialect = Dialect.newest();
            TocListing.print(archive, EntrySelection.ALL, true, dialect, ZoneOffset.UTC, line -> {});
            new ScriptWriter(ScriptOptions.of(dialect, EntrySelection.ALL, Set.of()), warning -> {})
                    .write(archive, text -> {});
            List<SelectedEntry> selected = EntryFilter.apply(archive.entries(), EntrySelection.ALL, dialect);
            assertEquals(
                    new TreeSet<>(
                            archive.entries().stream().map(ArchiveEntry::dumpId).toList()),
                    new TreeSet<>(restored(new WorkSchedule(selected, dialect, Map.of()))),
                    what);
        }
    }

    /** As several sessions do it: what depends on each other in a circle comes last. */
    private static List<Integer> restored(WorkSchedule schedule) {
        List<Item> done = new ArrayList<>(schedule.early());
        schedule.early().forEach(schedule::done);
        schedule.begin();
        do {
            for (Item item = schedule.next(List.of()); item != null; item = schedule.next(List.of())) {
                done.add(item);
                schedule.done(item);
            }
        } while (schedule.nextPass());
        done.addAll(schedule.leftOver());
        List<Integer> dumpIds = done.stream().map(item -> item.entry().dumpId()).toList();
        assertEquals(dumpIds.size(), Set.copyOf(dumpIds).size(), "some twice");
        return dumpIds;
    }

    private static List<List<Integer>> dependencies(Archive archive) {
        return archive.entries().stream().map(ArchiveEntry::dependencies).toList();
    }

    private static Archive tangled(Archive archive, Random random) {
        int[] dumpIds =
                archive.entries().stream().mapToInt(ArchiveEntry::dumpId).toArray();
        List<ArchiveEntry> entries = new ArrayList<>();
        for (ArchiveEntry entry : archive.entries()) {
            List<Integer> dependencies = random.ints(random.nextInt(4), 0, dumpIds.length + 2)
                    .map(at -> at < dumpIds.length ? dumpIds[at] : 1000 + at)
                    .boxed()
                    .toList();
            entries.add(entry.withDependencies(dependencies));
        }
        return new Archive(archive.header(), entries);
    }
}
