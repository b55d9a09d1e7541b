package io.pgconvoy.restore;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.archive.select.SelectedEntry;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells when a worker begins and ends with an entry. */
final class ReportedWorker implements Worker {
    private final Worker worker;
    private final WorkerNumbers numbers;
    private final int number;
    private final EntryWork work;
    private final ProgressListener progress;
    private @Nullable WorkerData source;

    /** @param create makes the worker, which takes its data from where it is told */
    ReportedWorker(
            Function<Supplier<WorkerData>, Worker> create,
            Supplier<WorkerData> sources,
            WorkerNumbers numbers,
            EntryWork work,
            ProgressListener progress) {
        this.numbers = numbers;
        this.number = numbers.take();
        this.work = work;
        this.progress = progress;
        this.worker = create.apply(() -> {
            WorkerData made = sources.get();
            source = made;
            return made;
        });
    }

    @Override
    public void begin() {
        worker.begin();
    }

    @Override
    public void restore(SelectedEntry selected, boolean emptied) {
        WorkUnit unit = work.of(selected.entry(), number);
        if (unit == null) {
            worker.restore(selected, emptied);
            return;
        }
        progress.begun(unit);
        worker.restore(selected, emptied);
        WorkerData data = selected.entry().data() == null ? null : source;
        progress.ended(unit, data == null ? WorkUnit.Outcome.NONE : data.outcome());
    }

    @Override
    public void cancel() {
        worker.cancel();
    }

    @Override
    public void close() {
        worker.close();
        numbers.release(number);
    }
}
