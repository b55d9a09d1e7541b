package io.pgconvoy.cli;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.connect.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The sample database: a ferry company with many kinds of objects and some hundred megabytes. */
final class DemoDatabase {
    static final String NAME = "skerry";
    static final String COPY = "skerry_copy";

    private record Script(String resource, String what) {}

    private static final List<Script> SCRIPTS = List.of(
            new Script("1-foundation.sql", "creating roles, schemas, extensions and types"),
            new Script("2-tables.sql", "creating tables and sequences"),
            new Script("3-rows.sql", "generating rows and large objects"),
            new Script("4-objects.sql", "creating indexes, constraints, views, functions and triggers"));

    private DemoDatabase() {}

    /** Fills the database that the session is connected to. */
    static void fill(Session session, ProgressListener progress, Cancellation cancellation) {
        for (Script script : SCRIPTS) {
            cancellation.check();
            progress.step(script.what());
            session.execute(text(script.resource()));
        }
    }

    private static String text(String resource) {
        try (InputStream in = DemoDatabase.class.getResourceAsStream("demo/" + resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
