package io.pgconvoy.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.TestEntries;
import io.pgconvoy.content.Content;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final Manifest SAMPLE = new Manifest(
            "pgconvoy",
            "custom",
            "shöp",
            "18.1",
            "18",
            "2026-11-21T03:04:05",
            "2026-11-21T02:04:05.000001Z",
            Map.of("TimeZone", "UTC"),
            List.of(
                    new Manifest.Table(12, "public", "t", "public.t (a)", new Content(2, 9, -1)),
                    new Manifest.Table(13, null, "i\"", null, new Content(4, 90, 1))),
            List.of(new Manifest.Objects(14, "100..300", new Content(3, 505, 0x44bc2cf5ad770999L))),
            List.of(new Manifest.Sequence(15, "public", "s", 42, true)),
            List.of(new FileSum(
                    "x.dump", List.of(new FileSum.Part(10, "00ff"), new FileSum.Part(20_000_000_000L, "ab")))));

    private static final String JSON = """
        {
          "manifest" : 1,
          "program" : "pgconvoy",
          "format" : "custom",
          "database" : "shöp",
          "server" : "18.1",
          "dialect" : "18",
          "created" : "2026-11-21T03:04:05",
          "snapshotTime" : "2026-11-21T02:04:05.000001Z",
          "settings" : {
            "TimeZone" : "UTC"
          },
          "tables" : [
            {
              "dumpId" : 12,
              "schema" : "public",
              "name" : "t",
              "copy" : "public.t (a)",
              "rows" : 2,
              "bytes" : 9,
              "hash" : "ffffffffffffffff"
            },
            {
              "dumpId" : 13,
              "name" : "i\\"",
              "lines" : 4,
              "bytes" : 90,
              "hash" : "0000000000000001"
            }
          ],
          "largeObjects" : [
            {
              "dumpId" : 14,
              "name" : "100..300",
              "objects" : 3,
              "bytes" : 505,
              "hash" : "44bc2cf5ad770999"
            }
          ],
          "sequences" : [
            {
              "dumpId" : 15,
              "schema" : "public",
              "name" : "s",
              "lastValue" : 42,
              "called" : true
            }
          ],
          "files" : [
            {
              "name" : "x.dump",
              "bytes" : 20000000010,
              "parts" : [
                {
                  "bytes" : 10,
                  "sha256" : "00ff"
                },
                {
                  "bytes" : 20000000000,
                  "sha256" : "ab"
                }
              ]
            }
          ]
        }
        """;

    @TempDir
    Path directory;

    private LocalStorage storage() {
        return new LocalStorage(directory, false);
    }

    private Manifest read(String text) throws IOException {
        Files.writeString(directory.resolve("m"), text);
        try (StorageInput in = storage().open("m")) {
            return ManifestReader.read(in);
        }
    }

    @Test
    void aManifestIsWrittenAsJson() throws IOException {
        try (StorageOutput out = storage().create("m")) {
            ManifestWriter.write(SAMPLE, out);
            out.commit();
        }
        assertEquals(JSON, Files.readString(directory.resolve("m"), UTF_8));
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        assertEquals(SAMPLE, read(JSON));
    }

    @Test
    void whatIsNotKnownIsPassedOver() throws IOException {
        assertEquals(SAMPLE, read(JSON.replace("\"program\"", "\"future\" : [1, {\"a\": [null]}], \"program\"")));
    }

    @Test
    void anythingElseIsRefusedInOneLine() {
        assertRefused("", "not a manifest");
        assertRefused("[1]", "not a manifest");
        assertRefused("{}", "number \"manifest\" is missing");
        assertRefused(JSON.replace("\"manifest\" : 1", "\"manifest\" : 2"), "version 2 of manifests is not known");
        assertRefused(JSON.substring(0, JSON.length() / 2), "Unexpected end-of-input");
        assertRefused(JSON.replace("\"ffffffffffffffff\"", "\"xyz\""), "");
        assertRefused(JSON.replace("\"rows\" : 2", "\"rows\" : \"2\""), "number \"rows\" is missing");
        assertRefused(JSON.replace("\"rows\" : 2", "\"rows\" : 99999999999999999999"), "out of range");
    }

    private void assertRefused(String text, String reason) {
        MalformedArchiveException refused = assertThrows(MalformedArchiveException.class, () -> read(text));
        assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused::getMessage);
    }

    @Test
    void aManifestIsFoundBesideAFileAndInsideADirectory() throws IOException {
        assertEquals(Optional.empty(), Manifests.find(storage(), "x.dump"));
        Files.writeString(directory.resolve("x.dump.manifest.json"), JSON);
        assertEquals(Optional.of(SAMPLE), Manifests.find(storage(), "x.dump"));
        Files.createDirectory(directory.resolve("d"));
        assertEquals(Optional.empty(), Manifests.find(storage(), "d"));
        Files.writeString(directory.resolve("d/manifest.json"), JSON);
        assertEquals(Optional.of(SAMPLE), Manifests.find(storage(), "d"));
    }

    @Test
    void theTargetOfACopyStandsInItsStatement() {
        assertEquals("public.t (a, b)", CopyTarget.text("COPY public.t (a, b) FROM stdin;\n"));
        assertEquals("public.nothing", CopyTarget.text("COPY public.nothing  FROM stdin;\n"));
        assertEquals(
                "\" FROM stdin;\".\"(\" (\"a)\")",
                CopyTarget.text("COPY \" FROM stdin;\".\"(\" (\"a)\") FROM stdin;\n"));
        assertEquals("public.old (a)", CopyTarget.text("COPY public.old (a) WITH OIDS FROM stdin;\n"));
    }

    @Test
    void aTargetIsATableAndItsColumns() {
        String target = "\"a(\".\"b\"\"(\" (\"c)\", d)";
        assertEquals("\"a(\".\"b\"\"(\"", CopyTarget.table(target));
        assertEquals("\"c)\", d", CopyTarget.columns(target));
        assertEquals("public.nothing", CopyTarget.table("public.nothing"));
        assertEquals("", CopyTarget.columns("public.nothing"));
    }

    @Test
    void whereASequenceStandsIsReadFromItsEntry() {
        ArchiveEntry entry = TestEntries.entry(
                15,
                "SEQUENCE SET",
                "it's",
                Section.DATA,
                "SELECT pg_catalog.setval('public.\"it''s\"', -42, false);\n\n\n");
        Manifest.Sequence found = SequenceValue.of(entry).orElseThrow();
        assertEquals(-42, found.lastValue());
        assertEquals(false, found.called());
        assertEquals(Optional.of("public.\"it's\""), SequenceValue.name(entry));
        assertEquals(
                Optional.of("public.\"a\\b\""),
                SequenceValue.name(TestEntries.entry(
                        16,
                        "SEQUENCE SET",
                        "a\\b",
                        Section.DATA,
                        "SELECT pg_catalog.setval(E'public.\"a\\\\b\"', 1, true);\n")));
        assertEquals(
                Optional.empty(),
                SequenceValue.of(TestEntries.entry(17, "TABLE", "t", Section.PRE_DATA, "x, 1, true);")));
    }
}
