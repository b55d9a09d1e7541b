package io.pgconvoy.migrate;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import org.jspecify.annotations.Nullable;

/** Tells what a comparison does. What it reads is no data that was moved. */
record ComparisonProgress(ProgressListener progress) implements ProgressListener {
    @Override
    public void step(String what) {
        progress.step(what);
    }

    @Override
    public void note(String line) {
        progress.note(line);
    }

    @Override
    public void begun(WorkUnit unit) {
        progress.begun(unit);
    }

    @Override
    public void ended(WorkUnit unit, WorkUnit.Outcome outcome) {
        progress.ended(unit, outcome);
    }

    @Override
    public void warning(String message, @Nullable String hint) {
        progress.warning(message, hint);
    }
}
