package io.pgconvoy.restore;

import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.plain.ScriptBody;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.content.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One session of a parallel restore, with its own view of the archive. One thread, but for {@link #cancel()}. */
final class RestoreWorker implements Worker {
    private final ArchiveReader reader;
    private final DatabaseSink sink;
    private final ScriptBody body;
    private final TargetTerms terms;
    private final Map<Integer, EntryData> data = new HashMap<>();

    RestoreWorker(ConnectionSpec target, RestoreInput input, ScriptBody restore, TargetTerms terms) {
        Session session = Session.open(target);
        this.terms = terms;
        this.sink = new DatabaseSink(session, terms);
        try {
            this.reader = Archives.open(input);
        } catch (RuntimeException | Error e) {
            sink.close();
            throw e;
        }
        this.body = restore.on(sink);
        for (ArchiveEntry entry : reader.archive().entries()) {
            if (entry.data() != null) {
                ArchiveEntry own = terms.contents() == null ? entry : Observed.entry(entry, terms.contents());
                data.putIfAbsent(own.dumpId(), own.data());
            }
        }
    }

    @Override
    public void begin() {
        body.beginSession();
    }

    @Override
    public void restoreSplit(SelectedEntry selected, int sessions) {
        List<DatabaseSink> helpers = new ArrayList<>();
        try {
            for (int i = 0; i < sessions; i++) {
                DatabaseSink helper = new DatabaseSink(Session.open(sink.spec()), terms);
                helpers.add(helper);
                body.on(helper).beginSession();
            }
            sink.helpedBy(helpers);
            restore(selected, false);
        } finally {
            sink.helpedBy(List.of());
            helpers.forEach(DatabaseSink::close);
        }
    }

    @Override
    public void restore(SelectedEntry selected, boolean emptied) {
        ArchiveEntry entry = selected.entry();
        SelectedEntry own = entry.data() == null
                ? selected
                : new SelectedEntry(entry.withData(data.get(entry.dumpId())), selected.parts());
        body.restore(own, emptied);
    }

    @Override
    public void cancel() {
        sink.cancel();
    }

    @Override
    public void close() {
        sink.close();
        reader.close();
    }
}
