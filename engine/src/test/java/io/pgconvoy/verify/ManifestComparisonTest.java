package io.pgconvoy.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.ArchiveListing;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.content.Content;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.restore.SampleArchive;
import io.pgconvoy.storage.local.LocalStorage;
import io.pgconvoy.verify.VerifyReport.Item;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestComparisonTest {
    private static final Content ROWS = new Content(5, 50, 4711);
    private static final Content OBJECTS = new Content(2, 20, 815);

    @TempDir
    Path directory;

    private static Item table(Content content) {
        return new Item(22, "TABLE DATA", "public", "t", true, content, List.of());
    }

    private static Item objects(Content content) {
        return new Item(41, "BLOBS", null, "100..200", false, content, List.of());
    }

    private List<String> compare(String created, List<Item> items, List<Manifest.Sequence> sequences) {
        SampleArchive.CUSTOM.write(directory);
        ArchiveListing listing =
                ArchiveListing.of(new RestoreInput(new LocalStorage(directory, false), SampleArchive.NAME, null));
        ArchiveHeader header = listing.archive().header();
        Manifest manifest = new Manifest(
                "pgconvoy",
                "custom",
                Objects.requireNonNullElse(header.databaseName(), ""),
                "18",
                "18",
                created.isEmpty() ? header.created().withNano(0).toString() : created,
                null,
                Map.of(),
                List.of(new Manifest.Table(22, "public", "t", "public.t (a)", ROWS)),
                List.of(new Manifest.Objects(41, "100..200", OBJECTS)),
                sequences,
                List.of());
        VerifyReport report = ManifestComparison.compare(
                new VerifyReport(header, items, List.of(), -1, null), listing.archive(), manifest);
        assertEquals(report.problems().isEmpty() && report.items().stream().allMatch(Item::isGood), report.isGood());
        return Stream.concat(
                        report.items().stream().flatMap(item -> item.problems().stream()), report.problems().stream())
                .toList();
    }

    @Test
    void whatTheManifestSaysIsGood() {
        assertEquals(List.of(), compare("", List.of(table(ROWS), objects(OBJECTS)), List.of()));
    }

    @Test
    void anyOtherContentIsTold() {
        assertEquals(
                List.of(
                        "4 rows, where the manifest says 5",
                        "as many large objects as the manifest says, 2, but other contents"),
                compare("", List.of(table(new Content(4, 50, 4711)), objects(new Content(2, 20, 816))), List.of()));
        assertEquals(
                List.of("as many rows as the manifest says, 5, but other contents"),
                compare("", List.of(table(new Content(5, 51, 4711)), objects(OBJECTS)), List.of()));
    }

    @Test
    void whatIsMissingOnEitherSideIsTold() {
        assertEquals(
                List.of("entry 41 (large objects 100..200) of the manifest is not in the archive"),
                compare("", List.of(table(ROWS)), List.of()));
        Item other = new Item(23, "TABLE DATA", "public", "u", true, ROWS, List.of());
        assertEquals(
                List.of("the manifest knows nothing of it"),
                compare("", List.of(table(ROWS), other, objects(OBJECTS)), List.of()));
        assertEquals(
                List.of("sequence s is not set"),
                compare(
                        "",
                        List.of(table(ROWS), objects(OBJECTS)),
                        List.of(new Manifest.Sequence(99, "public", "s", 1, true))));
    }

    @Test
    void theManifestOfAnotherDumpIsRecognized() {
        List<String> problems = compare("2001-01-01T00:00:00", List.of(table(ROWS), objects(OBJECTS)), List.of());
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("the manifest is that of another dump: "), problems.get(0));
    }
}
