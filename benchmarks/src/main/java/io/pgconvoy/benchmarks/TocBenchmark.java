package io.pgconvoy.benchmarks;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.custom.CustomFormat;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to write and to read the table of contents of 20,000 tables, files and all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class TocBenchmark {
    private static final int TABLES = 20_000;

    private Path folder;
    private LocalStorage storage;
    private Archive archive;

    @Setup
    public void make() throws IOException {
        folder = Files.createTempDirectory("pgconvoy-benchmark");
        storage = new LocalStorage(folder, false);
        List<ArchiveEntry> entries = new ArrayList<>();
        for (int i = 1; i <= TABLES; i++) {
            entries.add(entry(i));
        }
        ArchiveHeader header = ArchiveHeader.of(
                ArchiveVersion.V1_16,
                Compression.NONE,
                LocalDateTime.of(2024, 1, 1, 0, 0),
                false,
                "d",
                "18.6",
                "18.6",
                StandardCharsets.UTF_8);
        archive = new Archive(header, entries);
        encode();
    }

    private static ArchiveEntry entry(int number) {
        String name = "table_" + number;
        return new ArchiveEntry(
                number,
                new CatalogId(1259, 16384 + number),
                name,
                "TABLE",
                Section.PRE_DATA,
                "CREATE TABLE public." + name + " (\n    id bigint NOT NULL,\n    name text,\n    born date\n);\n\n\n",
                "DROP TABLE public." + name + ";\n",
                null,
                "public",
                "",
                "heap",
                'r',
                "postgres",
                List.of(2),
                null);
    }

    @TearDown
    public void delete() throws IOException {
        Files.deleteIfExists(folder.resolve("toc"));
        Files.delete(folder);
    }

    @Benchmark
    public long encode() {
        try (StorageOutput out = storage.create("toc")) {
            new CustomFormat().write(archive, out);
            long length = out.position();
            out.commit();
            return length;
        }
    }

    @Benchmark
    public int decode() {
        try (ArchiveReader reader = CustomFormat.open(storage.open("toc"))) {
            return reader.archive().entries().size();
        }
    }
}
