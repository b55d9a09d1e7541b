package io.pgconvoy.dumpall;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.DumpAllOptions;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.api.error.DatabaseDumpException;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.dump.DumpJob;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.storage.StorageOutput;
import java.time.Clock;

/** One dump of a cluster: reads what is shared, writes it, and has each database dumped behind it. */
public final class DumpAllJob {
    private final ConnectionSpec spec;
    private final DumpAllOptions options;
    private final ProgressListener progress;
    private final Cancellation cancellation;

    public DumpAllJob(
            ConnectionSpec spec, DumpAllOptions options, ProgressListener progress, Cancellation cancellation) {
        this.spec = spec;
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** What the first session found out, which is closed before the databases' turn. */
    private record Source(Cluster cluster, Dialect dialect, ConnectionSpec server) {}

    public void run() {
        Source source = read();
        DumpOutput output = options.output();
        try (StorageOutput out = output.storage().create(output.name())) {
            ClusterScript script =
                    new ClusterScript(out, source.cluster, options, source.dialect, Clock.systemDefaultZone());
            script.begin();
            script.globals(new GlobalsScript(source.cluster, context(source), options, progress).text());
            if (options.scope().databases()) {
                dumpDatabases(source, script, out);
            }
            script.end();
            out.commit();
        }
    }

    private Source read() {
        try (Session session = MaintenanceSession.open(spec, options);
                Cancellation.Registration registration = cancellation.onCancel(session::cancel)) {
            Dialect wanted = options.dialect();
            Dialect dialect = wanted == null ? Dialect.forServer(session.server()) : wanted;
            MaintenanceSession.setUp(session, options, dialect);
            progress.step("reading the catalogs");
            return new Source(Cluster.read(session, options, dialect), dialect, session.spec());
        }
    }

    private GlobalsContext context(Source source) {
        return new GlobalsContext(
                source.dialect,
                source.cluster.server(),
                Identifier.of(source.dialect, options.quoteAllIdentifiers()),
                options.omissions(),
                options.script().ifExists(),
                options.rolePasswords(),
                options.binaryUpgrade());
    }

    private void dumpDatabases(Source source, ClusterScript script, StorageOutput out) {
        script.beginDatabases();
        for (String name : source.cluster.databases().toDump()) {
            cancellation.check();
            String readable = source.cluster.text().toUnicode(name);
            if (source.cluster.databases().excluded().contains(name)) {
                progress.step("excluding database \"" + readable + "\"");
                continue;
            }
            progress.step("dumping database \"" + readable + "\"");
            boolean initial = Databases.isInitial(name);
            boolean clean = initial && options.script().clean();
            script.beginDatabase(name, initial && !clean);
            try {
                dump(
                        source,
                        source.cluster.startupNames().getOrDefault(name, readable),
                        options.script().beginning(clean, false, clean || !initial),
                        out);
            } catch (EngineException e) {
                throw new DatabaseDumpException(readable, e);
            }
        }
    }

    private void dump(Source source, String database, ScriptStyle script, StorageOutput out) {
        DumpOutput part = new DumpOutput(
                new AppendedOutput(out),
                options.output().name(),
                OutputFormat.PLAIN,
                Compression.NONE,
                options.output().sync());
        DumpOptions each = options.databases()
                .apply(database, script)
                .withDialect(source.dialect)
                .withOutput(part);
        try (Session session = Session.open(source.server.withDatabase(database));
                Cancellation.Registration registration = cancellation.onCancel(session::cancel)) {
            new DumpJob(session, each, progress, cancellation).run();
        }
    }
}
