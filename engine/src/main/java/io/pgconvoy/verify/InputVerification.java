package io.pgconvoy.verify;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.tar.TarFormat;
import io.pgconvoy.content.Observed;
import io.pgconvoy.manifest.FileSum;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.manifest.SummedInput;
import io.pgconvoy.restore.InputKind;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.PeekedInput;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.verify.VerifyReport.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks what turns out to be an archive of any format, or a plain SQL script. */
public final class InputVerification {
    /** As many bytes as a tar header has. */
    private static final int LOOK = 512;

    private final RestoreInput input;
    private final int jobs;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    public InputVerification(RestoreInput input, int jobs, ProgressListener progress, Cancellation cancellation) {
        this.input = input;
        this.jobs = jobs;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Without a manifest, whether there is one or not. */
    public VerifyReport run() {
        return run(null);
    }

    /** @param manifest what all that is found is held to; null for nothing */
    public VerifyReport run(@Nullable Manifest manifest) {
        ArchiveVerification archives = new ArchiveVerification(input, jobs, progress, cancellation);
        Optional<FolderInput> folder = input.storage().findFolder(input.name());
        if (input.format() == ArchiveFormat.DIRECTORY || folder.isPresent()) {
            VerifyReport report = report(archives.runFolder(), manifest);
            return folder.isPresent() && manifest != null ? withFiles(report, folder.get(), manifest) : report;
        }
        if (manifest == null || manifest.files().size() != 1) {
            return run(archives, input.storage().open(input.name()), manifest);
        }
        FileSum sum = manifest.files().get(0);
        if (!input.storage().reopens()) {
            SummedInput in = new SummedInput(input.storage().open(input.name()), sum);
            return with(run(archives, in, manifest), in::finish);
        }
        VerifyReport report = run(archives, input.storage().open(input.name()), manifest);
        return with(report, () -> check(input.storage().open(input.name()), sum));
    }

    /** @param opened closed by this, once more where it was read by a scan */
    private VerifyReport run(ArchiveVerification archives, StorageInput opened, @Nullable Manifest manifest) {
        PeekedInput in = new PeekedInput(opened);
        byte[] start = in.peek(LOOK);
        InputKind kind = InputKind.of(start);
        if (input.format() == null && kind != InputKind.ARCHIVE) {
            VerifyReport report = new ScriptVerification(progress, cancellation).run(in, kind.algorithm());
            return manifest == null ? report : ManifestComparison.compare(report, null, manifest);
        }
        ArchiveFormat found = TarFormat.isTar(start) ? ArchiveFormat.TAR : ArchiveFormat.CUSTOM;
        return report(archives.run(in, input.format() == null ? found : input.format()), manifest);
    }

    private VerifyReport withFiles(VerifyReport report, FolderInput folder, Manifest manifest) {
        Queue<FileSum> files = new ConcurrentLinkedQueue<>(manifest.files());
        List<String> problems = Collections.synchronizedList(new ArrayList<>());
        Threads.run(jobs, cancellation, () -> {
            for (FileSum file = files.poll(); file != null; file = files.poll()) {
                problems.addAll(check(folder, file));
            }
        });
        return with(report, () -> problems.stream().sorted().toList());
    }

    private List<String> check(FolderInput folder, FileSum sum) {
        Optional<StorageInput> file = folder.find(sum.name());
        return file.isEmpty() ? List.of("file " + sum.name() + " is missing") : check(file.get(), sum);
    }

    private List<String> check(StorageInput opened, FileSum sum) {
        cancellation.check();
        progress.step("computing the checksum of " + sum.name());
        try (StorageInput in = opened) {
            return SummedInput.check(in, sum);
        }
    }

    private static VerifyReport with(VerifyReport report, Supplier<List<String>> checks) {
        List<String> problems = new ArrayList<>(report.problems());
        problems.addAll(checks.get());
        return new VerifyReport(report.header(), report.items(), problems, report.firstBadOffset(), report.manifest());
    }

    private static VerifyReport report(ArchiveCheck check, @Nullable Manifest manifest) {
        List<Item> items = check.entries().stream().map(InputVerification::item).toList();
        VerifyReport report = new VerifyReport(
                check.archive().header(),
                items,
                check.damages().stream().map(Damage::inWords).toList(),
                check.first().map(Damage::offset).orElse(-1L),
                null);
        return manifest == null ? report : ManifestComparison.compare(report, check.archive(), manifest);
    }

    private static Item item(CheckedEntry checked) {
        return new Item(
                checked.entry().dumpId(),
                checked.entry().kind(),
                checked.entry().namespace(),
                checked.entry().tag(),
                Observed.isCopied(checked.entry()),
                checked.content(),
                checked.damages().stream().map(Damage::inWords).toList());
    }
}
