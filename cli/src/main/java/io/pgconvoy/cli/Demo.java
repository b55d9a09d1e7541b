package io.pgconvoy.cli;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.api.Dump;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.Restore;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.connect.ConnectionRequest;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.storage.local.LocalStorage;
import io.pgconvoy.verify.ContentDigest;
import io.pgconvoy.verify.ContentDigestReader;
import io.pgconvoy.verify.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo's steps, one after the other, on one server. */
final class Demo {
    private static final String ARCHIVE = "skerry.dump";
    /** The user's PG* variables and password file are about other servers. */
    private static final Environment NOWHERE = new Environment(Map.of(), null, "postgres", warning -> {});

    private final DemoServer server;
    private final Path directory;
    private final LocalStorage storage;
    private final @Nullable Dialect dialect;
    private final Messages messages;
    private final Cancellation cancellation;
    private final DemoReport report;

    private Demo(DemoServer server, Path directory, CommandContext context, @Nullable Dialect dialect) {
        this.server = server;
        this.directory = directory;
        this.storage = new LocalStorage(directory, false);
        this.dialect = dialect;
        this.messages = context.messages();
        this.cancellation = context.cancellation();
        this.report = new DemoReport(context.out(), messages);
    }

    /** Whether both databases hold the same in the end. */
    static boolean run(CommandContext context, @Nullable Dialect dialect) {
        Stopwatch startup = new Stopwatch();
        context.messages().status("unpacking and starting the embedded server");
        try (TemporaryDirectory directory = TemporaryDirectory.create("pgconvoy-demo-")) {
            context.onGivingUp().accept(directory::close);
            try (DemoServer server = DemoServer.start(directory.path(), context)) {
                context.cancellation().check();
                return new Demo(server, directory.path(), context, dialect).run(startup);
            }
        }
    }

    private boolean run(Stopwatch startup) {
        introduce(startup);
        createSample();
        long dataBytes = dump();
        RestoreReport restored = restore(dataBytes);
        List<Difference> differences = verify();
        boolean definitionsEqual = compareDefinitions();
        boolean same = restored.failures().isEmpty() && differences.isEmpty() && definitionsEqual;
        report.end(
                same
                        ? "Both databases hold the same. The server is stopped now and its files are removed."
                        : "The two databases differ.");
        return same;
    }

    private void introduce(Stopwatch startup) {
        try (Session session = open("postgres")) {
            session.execute("CREATE DATABASE " + DemoDatabase.NAME + " TEMPLATE template0");
            session.execute("CREATE DATABASE " + DemoDatabase.COPY + " TEMPLATE template0");
            report.title("pgconvoy " + Versions.pgconvoy() + " demo with an embedded PostgreSQL "
                    + session.server().text());
            report.step("server", "on port " + server.port() + ", files in " + directory, startup.seconds());
        }
    }

    private void createSample() {
        Stopwatch watch = new Stopwatch();
        try (Progress progress = Progress.start(messages);
                Session session = open(DemoDatabase.NAME);
                Cancellation.Registration registration = cancellation.onCancel(session::cancel)) {
            DemoDatabase.fill(session, progress, cancellation);
            long bytes = Long.parseLong(
                    String.valueOf(session.text("SELECT pg_catalog.pg_database_size(pg_catalog.current_database())")));
            report.step(
                    "create", "sample database \"" + DemoDatabase.NAME + "\", " + Units.size(bytes), watch.seconds());
        }
    }

    private long dump() {
        Stopwatch watch = new Stopwatch();
        try (Progress progress = Progress.start(messages)) {
            Dump.run(
                    spec(DemoDatabase.NAME),
                    options(DumpOutput.of(storage, ARCHIVE, OutputFormat.CUSTOM)),
                    progress,
                    cancellation);
            double seconds = watch.seconds();
            report.step(
                    "dump",
                    Units.size(progress.bytes()) + " of data into a custom archive of " + Units.size(size(ARCHIVE))
                            + ", " + Units.rate(progress.bytes(), seconds),
                    seconds);
            return progress.bytes();
        }
    }

    private RestoreReport restore(long dataBytes) {
        Stopwatch watch = new Stopwatch();
        try (Progress progress = Progress.start(messages)) {
            progress.expect(dataBytes);
            RestoreReport restored = Restore.run(
                    RestoreOptions.from(new RestoreInput(storage, ARCHIVE, ArchiveFormat.CUSTOM)),
                    spec(DemoDatabase.COPY),
                    progress,
                    cancellation);
            double seconds = watch.seconds();
            report.step(
                    "restore",
                    restored.entries() + " entries into database \"" + DemoDatabase.COPY + "\", "
                            + Units.rate(progress.bytes(), seconds),
                    seconds);
            return restored;
        }
    }

    private List<Difference> verify() {
        Stopwatch watch = new Stopwatch();
        ContentDigest original = digest(DemoDatabase.NAME);
        ContentDigest copy = digest(DemoDatabase.COPY);
        List<Difference> differences = original.differencesTo(copy);
        differences.forEach(difference -> messages.error(difference.object() + ": " + difference.description()));
        report.step(
                "verify",
                Units.count(original.rows()) + " rows in " + original.tables().size() + " tables, "
                        + original.sequences().size() + " sequences, "
                        + original.largeObjects().count() + " large objects: "
                        + (differences.isEmpty() ? "equal" : differences.size() + " differ"),
                watch.seconds());
        return differences;
    }

    private ContentDigest digest(String database) {
        try (Progress progress = Progress.start(messages);
                Session session = open(database);
                Cancellation.Registration registration = cancellation.onCancel(session::cancel)) {
            return ContentDigestReader.read(session, progress);
        }
    }

    private boolean compareDefinitions() {
        Stopwatch watch = new Stopwatch();
        List<String> original = definitions(DemoDatabase.NAME);
        boolean same = original.equals(definitions(DemoDatabase.COPY));
        report.step(
                "compare",
                Units.count(original.size()) + " lines of definitions: " + (same ? "equal" : "they differ"),
                watch.seconds());
        return same;
    }

    private List<String> definitions(String database) {
        String file = database + ".sql";
        try (Progress progress = Progress.start(messages)) {
            Dump.run(
                    spec(database),
                    definitionsOnly(DumpOutput.of(storage, file, OutputFormat.PLAIN)),
                    progress,
                    cancellation);
            return Files.readAllLines(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DumpOptions options(DumpOutput output) {
        DumpOptions all = DumpOptions.to(output);
        return new DumpOptions(
                dialect,
                all.contents(),
                all.patterns(),
                all.omissions(),
                all.statements(),
                all.script(),
                all.reading(),
                output);
    }

    private DumpOptions definitionsOnly(DumpOutput output) {
        DumpOptions all = options(output);
        ContentChoice definitions =
                new ContentChoice(true, false, false, false, LargeObjectChoice.NEVER, ContentChoice.ALL_SECTIONS);
        ScriptStyle sameKey = new ScriptStyle(false, false, false, false, false, null, false, "demo", false);
        return new DumpOptions(
                dialect,
                definitions,
                all.patterns(),
                all.omissions(),
                all.statements(),
                sameKey,
                all.reading(),
                output);
    }

    private long size(String file) {
        try {
            return Files.size(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Session open(String database) {
        return Session.open(spec(database));
    }

    private ConnectionSpec spec(String database) {
        return ConnectionSpec.resolve(
                new ConnectionRequest(database, "localhost", String.valueOf(server.port()), "postgres"), NOWHERE);
    }
}
