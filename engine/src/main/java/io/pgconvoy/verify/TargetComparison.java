package io.pgconvoy.verify;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.content.Content;
import io.pgconvoy.manifest.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares what is in a database with what should be there. Each thread that runs it works on a session of its own. */
final class TargetComparison implements Runnable {
    private final ExpectedContents expected;
    private final Supplier<TargetReader> readers;
    private final @Nullable SecondLook secondLook;
    private final ProgressListener progress;
    private final Queue<Consumer<TargetReader>> work = new ConcurrentLinkedQueue<>();
    private final List<Difference> differences = new ArrayList<>();

    /** @param secondLook at tables whose text alone may differ; null where the dump's settings are known */
    TargetComparison(
            ExpectedContents expected,
            Supplier<TargetReader> readers,
            @Nullable SecondLook secondLook,
            ProgressListener progress) {
        this.expected = expected;
        this.readers = readers;
        this.secondLook = secondLook;
        this.progress = progress;
        expected.tables().forEach(table -> work.add(reader -> compare(table, reader)));
        expected.objects().forEach(objects -> work.add(reader -> compare(objects, reader)));
        expected.sequences().forEach((name, value) -> work.add(reader -> compare(name, value, reader)));
    }

    @Override
    public void run() {
        Consumer<TargetReader> next = work.poll();
        if (next == null) {
            return;
        }
        try (TargetReader reader = readers.get()) {
            for (; next != null; next = work.poll()) {
                next.accept(reader);
            }
        }
    }

    RestoreComparison result(RestoreReport report, boolean manifest) {
        Content rows = Content.NONE;
        for (RestoredTable table : expected.tables()) {
            rows = rows.plus(table.expected());
        }
        Content objects = Content.NONE;
        for (ExpectedContents.Objects group : expected.objects()) {
            objects = objects.plus(group.expected());
        }
        synchronized (this) {
            return new RestoreComparison(
                    report,
                    manifest,
                    differences.stream()
                            .sorted(Comparator.comparing(Difference::object))
                            .toList(),
                    expected.unknown(),
                    expected.tables().size(),
                    rows,
                    objects,
                    expected.sequences().size());
        }
    }

    private void compare(RestoredTable table, TargetReader reader) {
        progress.step("verifying table " + table.name());
        attempt("table " + table.name(), () -> {
            Content found = reader.rows(table);
            if (found.equals(table.expected()) || secondLook != null && secondLook.isSame(table, found, reader)) {
                return null;
            }
            return describe(table, found, reader);
        });
    }

    private static String describe(RestoredTable table, Content found, TargetReader reader) {
        long wanted = table.expected().items();
        StringBuilder text = new StringBuilder();
        if (found.items() < wanted) {
            text.append(wanted - found.items()).append(" of ").append(wanted).append(" rows are missing");
        } else if (found.items() > wanted) {
            text.append(found.items() - wanted).append(" rows too many: ").append(found.items());
            text.append(" instead of ").append(wanted);
            text.append(table.created() ? "" : "; the table may have had rows before the restore");
        } else {
            text.append("as many rows as expected, ").append(wanted).append(", but other contents");
        }
        List<String> reasons = table.created() ? List.of() : reader.reasons(table.name());
        if (!reasons.isEmpty()) {
            text.append("; its ").append(String.join(", ", reasons)).append(" may have changed rows on their way in");
        }
        return text.toString();
    }

    private void compare(ExpectedContents.Objects objects, TargetReader reader) {
        progress.step("verifying large objects " + objects.name());
        attempt("large objects " + objects.name(), () -> {
            Content found = reader.largeObjects(objects.oids());
            return found.equals(objects.expected())
                    ? null
                    : "contents differ: " + found.bytes() + " bytes instead of "
                            + objects.expected().bytes();
        });
    }

    private void compare(String name, Manifest.Sequence wanted, TargetReader reader) {
        attempt("sequence " + name, () -> {
            Manifest.Sequence found = reader.sequence(name, wanted);
            return found.equals(wanted) ? null : "at " + position(found) + " instead of " + position(wanted);
        });
    }

    private static String position(Manifest.Sequence sequence) {
        return sequence.lastValue() + (sequence.called() ? "" : " (not called yet)");
    }

    /**
     * What the server refuses to show is a difference too: an object that is not there, mostly. A lost connection says
     * nothing about objects.
     */
    private void attempt(String object, Supplier<@Nullable String> comparison) {
        String difference;
        try {
            difference = comparison.get();
        } catch (ServerException e) {
            if (e.code() == ErrorCode.CONNECTION_LOST) {
                throw e.during(object);
            }
            difference = "cannot be read: " + e.getMessage();
        }
        if (difference != null) {
            synchronized (this) {
                differences.add(new Difference(object, difference));
            }
        }
    }
}
