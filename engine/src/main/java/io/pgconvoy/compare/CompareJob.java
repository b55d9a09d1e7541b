package io.pgconvoy.compare;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.CompareOptions;
import io.pgconvoy.api.CompareReport;
import io.pgconvoy.api.CompareReport.ObjectDifference;
import io.pgconvoy.api.CompareReport.Table;
import io.pgconvoy.api.CompareReport.ValueDifference;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import io.pgconvoy.connect.StallWatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One comparison: read both databases, compare definitions, hash contents, look for the rows that differ. */
public final class CompareJob {
    private static final String BYTES = "SQL_ASCII";

    private final CompareOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    public CompareJob(CompareOptions options, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    public CompareReport run(ConnectionSpec source, ConnectionSpec target) {
        return run(source, null, target);
    }

    /** @param snapshot of the source, exported by a session that stays open; null for the present one */
    public CompareReport run(ConnectionSpec source, @Nullable Snapshot snapshot, ConnectionSpec target) {
        try (StallWatch watch = new StallWatch(options.patience());
                Session ours = watch.open(source);
                Cancellation.Registration ourEnd = cancellation.onCancel(ours::cancel);
                Session theirs = watch.open(target);
                Cancellation.Registration theirEnd = cancellation.onCancel(theirs::cancel)) {
            return compare(ours, snapshot, theirs, watch);
        }
    }

    private CompareReport compare(Session source, @Nullable Snapshot snapshot, Session target, StallWatch watch) {
        Dialect sourceDialect = Dialect.forServer(source.server());
        Dialect targetDialect = Dialect.forServer(target.server());
        Dialect dialect = sourceDialect.compareTo(targetDialect) > 0 ? sourceDialect : targetDialect;
        String ourEncoding = String.valueOf(source.parameter("server_encoding"));
        String theirEncoding = String.valueOf(target.parameter("server_encoding"));
        boolean bytes = ourEncoding.equals(BYTES) || theirEncoding.equals(BYTES);
        String encoding = bytes ? BYTES : "UTF8";
        progress.step("comparing definitions");
        WorkUnit definitionsOnly = new WorkUnit(1, ContentComparison.VERIFICATION, "definitions", 1, 0);
        progress.begun(definitionsOnly);
        ComparedDatabase ours = new ComparedDatabase(source, options, dialect, encoding, snapshot, progress);
        ComparedDatabase theirs = new ComparedDatabase(target, options, dialect, encoding, null, progress);
        HashSettings settings =
                HashSettings.of(source.server(), target.server(), bytes || ourEncoding.equals(theirEncoding));
        boolean defined = options.contents().definitions();
        Definitions definitions = new Definitions(options.omissions(), !sourceDialect.equals(targetDialect));
        List<Definition> our = defined ? definitions.of(ours.entries()) : List.of();
        List<Definition> their = defined ? definitions.of(theirs.entries()) : List.of();
        List<ObjectDifference> objects = new SchemaComparison(definitions::same).compare(our, their);
        progress.ended(definitionsOnly, WorkUnit.Outcome.NONE);
        return compare(ours, theirs, settings, our.size(), objects, watch);
    }

    private CompareReport compare(
            ComparedDatabase source,
            ComparedDatabase target,
            HashSettings settings,
            int defined,
            List<ObjectDifference> objects,
            StallWatch watch) {
        List<Table> tables = List.of();
        List<ValueDifference> values = new ArrayList<>();
        if (options.contents().data()) {
            try (ContentComparison contents =
                    new ContentComparison(source, target, settings, progress, cancellation, watch)) {
                tables = contents.tables(options.rows());
                values.addAll(contents.sequences());
                values.addAll(contents.largeObjects());
            }
        }
        return new CompareReport(
                source.side(),
                target.side(),
                defined,
                objects,
                tables,
                source.sequences().size(),
                source.largeObjects().size(),
                values,
                options.refreshed(),
                notes(settings, tables));
    }

    private List<String> notes(HashSettings settings, List<Table> tables) {
        List<String> notes = new ArrayList<>();
        if (!settings.exactFloats()) {
            notes.add("one server prints floating-point numbers as before 12: those inside ranges, composites and"
                    + " types of extensions were compared to 15 digits, all others exactly");
        }
        if (options.refreshed()) {
            tables.stream()
                    .filter(table -> table.materializedView() && !table.equal())
                    .forEach(table -> notes.add("materialized view " + table.name()
                            + " was computed anew and holds other rows than in the source, where it was out of date or"
                            + " depends on more than tables' rows"));
        }
        return notes;
    }
}
