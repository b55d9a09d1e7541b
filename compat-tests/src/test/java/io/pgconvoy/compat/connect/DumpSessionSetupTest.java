package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.Snapshot;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpSessionSetupTest {
    private static final DumpSessionSetup DEFAULTS =
            new DumpSessionSetup(null, null, null, false, false, false, null, false);

    @TempDir
    Path home;

    /** Whatever a role or database sets, the dump's session has these. */
    @ParameterizedTest
    @ValueSource(ints = {906, 10, 12, 13, 15, 17, 18})
    void settingsOfRolesDoNotShow(int major) {
        String options = " options='-c search_path=pg_catalog -c intervalstyle=iso_8601"
                + " -c extra_float_digits=0 -c statement_timeout=1h -c lock_timeout=1h -c row_security=on"
                + " -c default_transaction_isolation=serializable'";
        try (Session session = open(major, options)) {
            assertFalse(DEFAULTS.begin(session));

            assertEquals("", session.text("SHOW search_path"));
            assertEquals("ISO, MDY", session.text("SHOW datestyle"));
            assertEquals("postgres", session.text("SHOW intervalstyle"));
            assertEquals("3", session.text("SHOW extra_float_digits"));
            assertEquals("off", session.text("SHOW synchronize_seqscans"));
            assertEquals("0", session.text("SHOW statement_timeout"));
            assertEquals("0", session.text("SHOW lock_timeout"));
            assertEquals("0", session.text("SHOW idle_in_transaction_session_timeout"));
            assertEquals("off", session.text("SHOW row_security"));
            assertEquals("off", session.text("SHOW quote_all_identifiers"));
            assertEquals("repeatable read", session.text("SHOW transaction_isolation"));
            assertEquals("on", session.text("SHOW transaction_read_only"));
            String kinds = session.text(
                    "SELECT setting FROM pg_catalog.pg_settings WHERE name = 'restrict_nonsystem_relation_kind'");
            assertEquals(major >= 12 && major < 100 ? "view, foreign-table" : null, kinds);
            String compiling = session.text("SELECT setting FROM pg_catalog.pg_settings WHERE name = 'jit'");
            assertEquals(major >= 11 && major < 100 ? "off" : null, compiling);
        }
    }

    @Test
    void optionsAreSet() throws SQLException {
        server(15).execute("postgres", "DROP ROLE IF EXISTS \"Dump \"\"er\"; CREATE ROLE \"Dump \"\"er\"");
        try (Session session = open(15, "")) {
            new DumpSessionSetup("LATIN1", "Dump \"er", 1, true, true, false, null, true).begin(session);

            assertEquals("LATIN1", session.encoding().encoding());
            assertEquals("Dump \"er", session.text("SELECT current_user"));
            assertEquals("1", session.text("SHOW extra_float_digits"));
            assertEquals("on", session.text("SHOW quote_all_identifiers"));
            assertEquals("on", session.text("SHOW row_security"));
            assertEquals("on", session.text("SHOW standard_conforming_strings"));
        } finally {
            server(15).execute("postgres", "DROP ROLE \"Dump \"\"er\"");
        }
    }

    @Test
    void literalsAreAsTheSessionHasThemUnlessStandardOnesAreAskedFor() {
        try (Session session = open(15, " options='-c standard_conforming_strings=off'")) {
            DEFAULTS.begin(session);
            assertEquals("off", session.text("SHOW standard_conforming_strings"));
        }
        try (Session session = open(15, " options='-c standard_conforming_strings=off'")) {
            new DumpSessionSetup(null, null, null, false, false, false, null, true).begin(session);
            assertEquals("on", session.text("SHOW standard_conforming_strings"));
        }
    }

    @Test
    void aTransactionCanWaitUntilItIsSerializable() {
        try (Session session = open(15, "")) {
            new DumpSessionSetup(null, null, null, false, false, true, null, false).begin(session);

            assertEquals("serializable", session.text("SHOW transaction_isolation"));
            assertEquals("on", session.text("SHOW transaction_deferrable"));
        }
    }

    @ParameterizedTest
    @CsvSource({"906", "15"})
    void workersReadWhatTheLeaderReads(int major) throws SQLException {
        StockServer server = server(major);
        server.execute("postgres", "DROP TABLE IF EXISTS seen; CREATE TABLE seen AS SELECT 1 AS a");
        try (Session leader = open(major, "");
                Session worker = Session.open(leader.spec())) {
            boolean standby = DEFAULTS.begin(leader);
            Snapshot snapshot = Snapshot.export(leader, standby);
            server.execute("postgres", "INSERT INTO seen VALUES (2)");
            DEFAULTS.forWorker(leader, snapshot).begin(worker);

            assertEquals("1", worker.text("SELECT count(*) FROM public.seen"));
            assertEquals("repeatable read", worker.text("SHOW transaction_isolation"));
            assertEquals("2", fresh(major));
        } finally {
            server.execute("postgres", "DROP TABLE seen");
        }
    }

    private @Nullable String fresh(int major) {
        try (Session session = open(major, "")) {
            return session.text("SELECT count(*) FROM seen");
        }
    }

    @Test
    void whatTheServerDoesNotKnowIsOneLine() {
        try (Session session = open(15, "")) {
            DumpSessionSetup encoding = new DumpSessionSetup("KLINGON", null, null, false, false, false, null, false);
            assertEquals(
                    "invalid client encoding \"KLINGON\" specified",
                    assertThrows(UsageException.class, () -> encoding.begin(session))
                            .getMessage());
            DumpSessionSetup role = new DumpSessionSetup(null, "nobody", null, false, false, false, null, false);
            assertEquals(
                    "role \"nobody\" does not exist",
                    assertThrows(ServerException.class, () -> role.begin(session))
                            .getMessage());
        }
        try (Session session = open(15, "")) {
            DumpSessionSetup snapshot =
                    new DumpSessionSetup(null, null, null, false, false, false, new Snapshot("it's"), false);
            assertEquals(
                    "invalid snapshot identifier: \"it's\"",
                    assertThrows(ServerException.class, () -> snapshot.begin(session))
                            .getMessage());
        }
    }

    @Test
    void locksAreWaitedForAsLongAsAskedAndNoLonger() throws SQLException {
        StockServer server = server(15);
        server.execute("postgres", "DROP TABLE IF EXISTS locked; CREATE TABLE locked (a int)");
        try (Session holder = open(15, "");
                Session session = open(15, "")) {
            holder.execute("BEGIN; LOCK TABLE locked");
            DEFAULTS.begin(session);
            ServerException failure = assertThrows(
                    ServerException.class,
                    () -> DumpSessionSetup.withLockWaitTimeout(
                            session, "100ms", () -> session.execute("LOCK TABLE public.locked IN ACCESS SHARE MODE")));
            assertEquals(ErrorCode.CANCELLED, failure.code());
            holder.execute("ROLLBACK");
        }
        try (Session session = open(15, "")) {
            DumpSessionSetup.withLockWaitTimeout(session, "1h", () -> session.execute("SELECT 1"));
            assertEquals("0", session.text("SHOW statement_timeout"));
            DumpSessionSetup.withLockWaitTimeout(session, null, () -> session.execute("SELECT 1"));
        } finally {
            server.execute("postgres", "DROP TABLE locked");
        }
    }

    @Test
    void foreignTablesAreInReachOnlyWhileTheyAreRead() {
        try (Session session = open(15, "")) {
            DEFAULTS.begin(session);
            String kinds = "SHOW restrict_nonsystem_relation_kind";
            DumpSessionSetup.withForeignTables(session, () -> assertEquals("view", session.text(kinds)));
            assertEquals("view, foreign-table", session.text(kinds));
        }
        try (Session session = open(906, "")) {
            DEFAULTS.begin(session);
            DumpSessionSetup.withForeignTables(session, () -> assertNull(session.text("SELECT NULL::pg_catalog.text")));
        }
    }

    private Session open(int major, String more) {
        return new Sessions(home).open(Sessions.conninfo(server(major)) + more);
    }

    private static StockServer server(int major) {
        return Stock.ofThisRun().server(major).orElseThrow();
    }
}
