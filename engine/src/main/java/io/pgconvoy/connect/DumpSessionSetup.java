package io.pgconvoy.connect;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.sql.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a session into the state in which stock dumps read a database: nothing that the role, the database or the
 * server has set changes what is printed, and all of it is read from one snapshot.
 *
 * @param encoding the client encoding; null for what the session has, normally the database's own
 * @param role the role to become; null to stay
 * @param extraFloatDigits null for the most exact the server has
 * @param quoteAllIdentifiers whether the server quotes every name in the texts it makes
 * @param rowSecurity whether rows hidden by policies are left out silently, instead of being an error
 * @param serializableDeferrable whether to wait for a snapshot that no serializable transaction can contradict
 * @param snapshot an exported snapshot to read; null for a new one
 * @param standardStrings whether string literals are to be standard ones, whatever the server's setting
 */
public record DumpSessionSetup(
        @Nullable String encoding,
        @Nullable String role,
        @Nullable Integer extraFloatDigits,
        boolean quoteAllIdentifiers,
        boolean rowSecurity,
        boolean serializableDeferrable,
        @Nullable Snapshot snapshot,
        boolean standardStrings) {
    private static final int MOST_FLOAT_DIGITS = 3;
    private static final String RELATION_KINDS = "restrict_nonsystem_relation_kind";

    /** The same for a further session that reads what this one reads. */
    public DumpSessionSetup forWorker(Session leader, Snapshot shared) {
        return new DumpSessionSetup(
                leader.encoding().encoding(),
                role,
                extraFloatDigits,
                quoteAllIdentifiers,
                rowSecurity,
                false,
                shared,
                standardStrings);
    }

    /** Sets the session up and begins the transaction. Returns whether the server is a standby. */
    public boolean begin(Session session) {
        refuseUnsupported(session.server());
        setEncoding(session);
        boolean[] standby = new boolean[1];
        String settings = String.join(";\n", settings(session));
        String transaction = String.join(";\n", transaction());
        session.sendAhead(settings);
        session.sendAhead(transaction);
        session.query(settings, row -> {
            if (row.name(0).equals("pg_is_in_recovery")) {
                standby[0] = row.truth(0);
            }
        });
        session.execute(transaction);
        return standby[0];
    }

    private static void refuseUnsupported(ServerVersion server) {
        if (!server.isSupported()) {
            throw new EngineException(
                    ErrorCode.UNSUPPORTED, "server version " + server + " is too old: 9.2 is the oldest supported");
        }
    }

    private void setEncoding(Session session) {
        if (encoding == null) {
            return;
        }
        try {
            session.execute("SET client_encoding TO " + Literal.quote(encoding));
        } catch (ServerException e) {
            throw new UsageException("invalid client encoding \"" + encoding + "\" specified");
        }
    }

    private List<String> settings(Session session) {
        ServerVersion server = session.server();
        List<String> statements = new ArrayList<>();
        statements.add("SELECT pg_catalog.set_config('search_path', '', false)");
        statements.add("SELECT pg_catalog.pg_is_in_recovery()");
        addIf(standardStrings, statements, "SET standard_conforming_strings = on");
        if (role != null) {
            statements.add("SET ROLE "
                    + Identifier.of(Dialect.newest(), true)
                            .quote(session.encoding().ofUnicode(role)));
        }
        statements.add("SET DATESTYLE = ISO");
        statements.add("SET INTERVALSTYLE = POSTGRES");
        statements.add(
                "SET extra_float_digits TO " + (extraFloatDigits == null ? MOST_FLOAT_DIGITS : extraFloatDigits));
        statements.add("SET synchronize_seqscans TO off");
        // Compiling a query of the catalogs takes longer than it saves: a tenth of a dump's time with 8,000 tables.
        addIf(server.atLeast("11"), statements, "SET jit = off");
        statements.add("SET statement_timeout = 0");
        addIf(server.atLeast("9.3"), statements, "SET lock_timeout = 0");
        addIf(server.atLeast("9.6"), statements, "SET idle_in_transaction_session_timeout = 0");
        addIf(server.atLeast("17"), statements, "SET transaction_timeout = 0");
        addIf(quoteAllIdentifiers, statements, "SET quote_all_identifiers = true");
        addIf(server.atLeast("9.5"), statements, "SET row_security = " + (rowSecurity ? "on" : "off"));
        statements.add(restrictRelationKinds("view, foreign-table"));
        return statements;
    }

    /** Apart from the settings: the transaction's snapshot must be asked for before anything else is. */
    private List<String> transaction() {
        List<String> statements = new ArrayList<>();
        statements.add("BEGIN");
        statements.add("SET TRANSACTION ISOLATION LEVEL "
                + (serializableDeferrable ? "SERIALIZABLE, READ ONLY, DEFERRABLE" : "REPEATABLE READ, READ ONLY"));
        if (snapshot != null) {
            statements.add("SET TRANSACTION SNAPSHOT " + Literal.quote(snapshot.id()));
        }
        return statements;
    }

    private static void addIf(boolean condition, List<String> statements, String statement) {
        if (condition) {
            statements.add(statement);
        }
    }

    /** Minor releases of August 2024 have this setting; asking through pg_settings does nothing where it is missing. */
    private static String restrictRelationKinds(String kinds) {
        return "SELECT pg_catalog.set_config(name, '" + kinds + "', false) FROM pg_catalog.pg_settings WHERE name = '"
                + RELATION_KINDS + "'";
    }

    /** Runs something that reads foreign tables, which are out of reach otherwise. */
    public static void withForeignTables(Session session, Runnable reading) {
        session.execute(restrictRelationKinds("view"));
        reading.run();
        session.execute(restrictRelationKinds("view, foreign-table"));
    }

    /**
     * Runs something that takes locks, waiting no longer than this for them.
     *
     * @param timeout in any form the server takes; null to wait for ever
     */
    public static void withLockWaitTimeout(Session session, @Nullable String timeout, Runnable locking) {
        if (timeout == null) {
            locking.run();
            return;
        }
        session.execute("SET statement_timeout = " + Literal.quote(timeout));
        locking.run();
        session.execute("SET statement_timeout = 0");
    }
}
