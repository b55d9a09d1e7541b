package io.pgconvoy.connect;

import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/**
 * What the driver sets up once in a process: the first logger has the platform read its configuration and look through the
 * class path, the first session needs a calendar. That takes as long as connecting and asking ten questions.
 */
public final class DriverSetup {
    private DriverSetup() {}

    /** Begins it on a thread of its own: who opens a session before it is over waits for the rest of it. */
    public static void begin() {
        Thread thread = new Thread(DriverSetup::run, "pgconvoy-driver");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        try {
            Logger.getLogger("org.postgresql");
            Class.forName(PgConnection.class.getName());
            new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            // Whoever opens a session gets to know it.
        }
    }
}
