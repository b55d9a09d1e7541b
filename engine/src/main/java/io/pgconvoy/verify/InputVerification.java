package io.pgconvoy.verify;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.tar.TarFormat;
import io.pgconvoy.content.Observed;
import io.pgconvoy.restore.InputKind;
import io.pgconvoy.storage.PeekedInput;
import io.pgconvoy.verify.VerifyReport.Item;
import java.util.List;

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

    public VerifyReport run() {
        ArchiveVerification archives = new ArchiveVerification(input, jobs, progress, cancellation);
        if (input.format() == ArchiveFormat.DIRECTORY
                || input.storage().findFolder(input.name()).isPresent()) {
            return report(archives.runFolder());
        }
        try (PeekedInput in = new PeekedInput(input.storage().open(input.name()))) {
            byte[] start = in.peek(LOOK);
            InputKind kind = InputKind.of(start);
            if (input.format() == null && kind != InputKind.ARCHIVE) {
                return new ScriptVerification(progress, cancellation).run(in, kind.algorithm());
            }
            ArchiveFormat found = TarFormat.isTar(start) ? ArchiveFormat.TAR : ArchiveFormat.CUSTOM;
            return report(archives.run(in, input.format() == null ? found : input.format()));
        }
    }

    private static VerifyReport report(ArchiveCheck check) {
        List<Item> items = check.entries().stream().map(InputVerification::item).toList();
        return new VerifyReport(
                check.archive().header(),
                items,
                check.damages().stream().map(Damage::inWords).toList(),
                check.first().map(Damage::offset).orElse(-1L),
                null);
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
