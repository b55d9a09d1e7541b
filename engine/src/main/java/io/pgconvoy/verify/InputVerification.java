package io.pgconvoy.verify;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.tar.TarFormat;
import io.pgconvoy.content.Observed;
import io.pgconvoy.manifest.FileSum;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.manifest.SummedFolder;
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
        Optional<FolderInput> folder = input.storage().findFolder(input.name());
        if (input.format() == ArchiveFormat.DIRECTORY || folder.isPresent()) {
            return folder.isPresent() && manifest != null
                    ? withFiles(new SummedFolder(folder.get(), manifest.files()), manifest)
                    : report(archives(input).runFolder(), manifest);
        }
        StorageInput in = input.storage().open(input.name());
        return manifest == null || manifest.files().size() != 1
                ? run(in, manifest)
                : run(new SummedInput(in, manifest.files().get(0)), manifest);
    }

    private ArchiveVerification archives(RestoreInput read) {
        return new ArchiveVerification(read, jobs, progress, cancellation);
    }

    /** What one thread reads from front to back is summed up on the way. */
    private VerifyReport run(SummedInput in, Manifest manifest) {
        try {
            VerifyReport report = run((StorageInput) in, manifest);
            progress.step("computing the checksum of " + in.name());
            return with(report, in.finish());
        } catch (RuntimeException | Error e) {
            in.release();
            throw e;
        }
    }

    /** @param opened closed by this, once more where it was read by a scan */
    private VerifyReport run(StorageInput opened, @Nullable Manifest manifest) {
        PeekedInput in = new PeekedInput(opened);
        byte[] start = in.peek(LOOK);
        InputKind kind = InputKind.of(start);
        if (input.format() == null && kind != InputKind.ARCHIVE) {
            VerifyReport report = new ScriptVerification(progress, cancellation).run(in, kind.algorithm());
            return manifest == null ? report : ManifestComparison.compare(report, null, manifest);
        }
        ArchiveFormat found = TarFormat.isTar(start) ? ArchiveFormat.TAR : ArchiveFormat.CUSTOM;
        return report(archives(input).run(in, input.format() == null ? found : input.format()), manifest);
    }

    /** Files that the check of the archive has not read are read now. */
    private VerifyReport withFiles(SummedFolder folder, Manifest manifest) {
        RestoreInput summed = new RestoreInput(new OneFolder(input.storage(), folder), input.name(), input.format());
        VerifyReport report = report(archives(summed).runFolder(), manifest);
        Queue<FileSum> files = new ConcurrentLinkedQueue<>(manifest.files());
        List<String> problems = Collections.synchronizedList(new ArrayList<>());
        Threads.run(jobs, cancellation, () -> {
            for (FileSum file = files.poll(); file != null; file = files.poll()) {
                problems.addAll(check(folder, file));
            }
        });
        return with(report, problems.stream().sorted().toList());
    }

    private List<String> check(SummedFolder folder, FileSum sum) {
        Optional<List<String>> known = folder.differences(sum.name());
        if (known.isPresent()) {
            return known.get();
        }
        cancellation.check();
        progress.step("computing the checksum of " + sum.name());
        Optional<StorageInput> file = folder.find(sum.name());
        return file.isEmpty()
                ? List.of("file " + sum.name() + " is missing")
                : new SummedInput(file.get(), sum).finish();
    }

    private static VerifyReport with(VerifyReport report, List<String> more) {
        List<String> problems = new ArrayList<>(report.problems());
        problems.addAll(more);
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
