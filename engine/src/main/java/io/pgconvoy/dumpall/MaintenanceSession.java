package io.pgconvoy.dumpall;

import io.pgconvoy.api.DumpAllOptions;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.Session;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.sql.Literal;

/** The session that reads the shared catalogs. */
final class MaintenanceSession {
    private MaintenanceSession() {}

    /** Connects to the database asked for, else to {@code postgres}, else to {@code template1}. */
    static Session open(ConnectionSpec cluster, DumpAllOptions options) {
        String database = options.maintenanceDatabase();
        if (database != null) {
            return openOnly(cluster, database);
        }
        try {
            return Session.open(cluster.withDatabase("postgres"));
        } catch (EngineException e) {
            // Whatever it was, the next attempt meets it again unless it was about this database.
            return Session.open(cluster.withDatabase("template1"));
        }
    }

    private static Session openOnly(ConnectionSpec cluster, String database) {
        try {
            return Session.open(cluster.withDatabaseOrString(database));
        } catch (EngineException e) {
            throw new EngineException(e.code(), "could not connect to database \"" + database + "\"", e);
        }
    }

    /** Makes what is read independent of the session's settings, and all of it as of one moment. */
    static void setUp(Session session, DumpAllOptions options, Dialect dialect) {
        session.execute("SELECT pg_catalog.set_config('search_path', '', false)");
        setEncoding(session, options);
        if (dialect.has(Feature.STANDARD_CONFORMING_STRINGS_FIXED)) {
            session.execute("SET standard_conforming_strings = on");
        }
        String role = options.role();
        if (role != null) {
            session.execute("SET ROLE "
                    + Identifier.of(Dialect.newest()).quote(session.encoding().ofUnicode(role)));
        }
        session.execute("BEGIN; SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }

    private static void setEncoding(Session session, DumpAllOptions options) {
        String encoding = options.encoding();
        if (encoding == null) {
            return;
        }
        try {
            session.execute("SET client_encoding TO " + Literal.quote(encoding));
        } catch (ServerException e) {
            throw new UsageException("invalid client encoding \"" + encoding + "\" specified");
        }
    }
}
