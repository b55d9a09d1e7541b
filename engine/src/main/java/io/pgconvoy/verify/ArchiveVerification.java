package io.pgconvoy.verify;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveScan;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.custom.CustomScan;
import io.pgconvoy.archive.custom.CustomScan.Stretch;
import io.pgconvoy.archive.tar.TarScan;
import io.pgconvoy.restore.Archives;
import io.pgconvoy.storage.StorageInput;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads everything in an archive and says what is damaged and what is good. */
public final class ArchiveVerification {
    private final RestoreInput input;
    private final int jobs;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    /** @param jobs how many threads may read at the same time; one suffices where the archive can be read only once */
    public ArchiveVerification(RestoreInput input, int jobs, ProgressListener progress, Cancellation cancellation) {
        this.input = input;
        this.jobs = jobs;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Reads a directory archive. */
    public ArchiveCheck runFolder() {
        try (ArchiveReader reader = Archives.open(input)) {
            Archive archive = reader.archive();
            ScanLog log = new ScanLog(archive, progress, cancellation);
            Queue<ArchiveEntry> entries = new ConcurrentLinkedQueue<>(archive.entries());
            Threads.run(jobs, cancellation, () -> {
                for (ArchiveEntry entry = entries.poll(); entry != null; entry = entries.poll()) {
                    read(entry, log);
                }
            });
            return log.result();
        }
    }

    private static void read(ArchiveEntry entry, ScanLog log) {
        EntryData data = entry.data();
        try {
            if (data instanceof TableRows rows) {
                rows.writeTo(log.rows(entry.dumpId()));
            } else if (data instanceof LargeObjects objects) {
                objects.writeTo(log.objects(entry.dumpId()));
            }
            log.complete(entry.dumpId());
        } catch (MalformedArchiveException e) {
            log.damaged(entry.dumpId(), e.offset(), e.problem());
        } catch (StorageException e) {
            log.damaged(entry.dumpId(), -1, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads an archive that is one file.
     *
     * @param in at its start; closed by this
     */
    public ArchiveCheck run(StorageInput in, ArchiveFormat format) {
        boolean parallel = jobs > 1
                && format == ArchiveFormat.CUSTOM
                && in.seekable()
                && input.storage().reopens();
        try (ArchiveScan scan = format == ArchiveFormat.TAR ? TarScan.open(in) : CustomScan.open(in)) {
            if (parallel && scan instanceof CustomScan custom) {
                ScanLog log = new ScanLog(scan.archive(), progress, cancellation);
                scanStretches(custom, log);
                if (!log.isDamaged() && custom.dataEntries().stream().allMatch(log::knows)) {
                    return log.result();
                }
                progress.step("reading the damaged archive from front to back");
            }
            ScanLog log = new ScanLog(scan.archive(), progress, cancellation);
            scan.run(log);
            return log.result();
        }
    }

    /** Good archives alone: where anything is wrong, the cuts may be too. */
    private void scanStretches(CustomScan whole, ScanLog log) {
        Queue<Stretch> stretches = new ConcurrentLinkedQueue<>(whole.stretches());
        List<Stretch> all = List.copyOf(stretches);
        Threads.run(Math.min(jobs, all.size()), cancellation, () -> {
            try (CustomScan scan = CustomScan.open(input.storage().open(input.name()))) {
                for (Stretch next = stretches.poll(); next != null && !log.isDamaged(); next = stretches.poll()) {
                    scan.run(next, log);
                }
            }
        });
    }
}
