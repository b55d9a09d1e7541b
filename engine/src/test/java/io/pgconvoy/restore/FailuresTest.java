package io.pgconvoy.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.RestoreStoppedException;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final List<RestoreFailure> heard = new ArrayList<>();
    private final ProgressListener progress = new ProgressListener() {
        @Override
        public void failed(RestoreFailure failure) {
            heard.add(failure);
        }
    };
    private final RestoreLog log = new RestoreLog(progress);

    private static ServerException error(String sqlState) {
        return new ServerException(sqlState, "failed with " + sqlState, null, null, "SELECT 1", null, null);
    }

    private static ArchiveEntry table(int dumpId) {
        return new ArchiveEntry(
                dumpId,
                new CatalogId(1259, 16400),
                "orders",
                "TABLE",
                Section.PRE_DATA,
                "CREATE TABLE app.orders ();\n",
                null,
                null,
                "app",
                "",
                "heap",
                'r',
                "boss",
                List.of(),
                null);
    }

    private static Runnable failing(EngineException failure) {
        return () -> {
            throw failure;
        };
    }

    @Test
    void failureIsNotedWithItsEntryAndTheRestoreGoesOn() {
        Failures failures = new Failures(false, log);
        failures.at(table(215));
        ServerException failure = error("42P07");
        assertFalse(failures.attempt(e -> "could not: " + e.report(), failing(failure)));
        assertTrue(failures.attempt(e -> "", () -> {}));
        assertEquals(
                List.of(new RestoreFailure(
                        "215; 1259 16400 TABLE orders boss", "could not: ERROR:  failed with 42P07\n", failure)),
                log.report().failures());
        assertEquals(log.report().failures(), heard);
        assertEquals(1, log.report().entries());
    }

    @Test
    void theTableThatCouldNotBeCreatedIsRemembered() {
        Failures failures = new Failures(false, log);
        failures.at(table(215));
        failures.attempt(e -> "", failing(error("42P07")));
        failures.created(table(215));
        failures.at(table(216));
        failures.created(table(216));
        assertTrue(log.creationFailed(215));
        assertFalse(log.creationFailed(216));
        assertTrue(log.created(216));
        assertFalse(log.created(215));
    }

    @Test
    void whatAFailedTransactionRefusesIsNoFailureOfItsOwn() {
        Failures failures = new Failures(false, log);
        assertFalse(failures.attempt(e -> "", failing(error("25P02"))));
        assertEquals(List.of(), log.report().failures());
    }

    @Test
    void theFirstFailureStopsTheRestoreWhereAskedFor() {
        Failures failures = new Failures(true, log);
        failures.at(table(7));
        RestoreStoppedException thrown = assertThrows(
                RestoreStoppedException.class, () -> failures.attempt(e -> "said", failing(error("42P07"))));
        assertEquals(heard, List.of(thrown.failure()));
        assertEquals("7; 1259 16400 TABLE orders boss", thrown.failure().entry());
    }

    @Test
    void aLostConnectionStopsEverythingAndNamesTheEntry() {
        Failures failures = new Failures(false, log);
        failures.at(table(7));
        ServerException thrown =
                assertThrows(ServerException.class, () -> failures.attempt(e -> "", failing(error("57P01"))));
        assertEquals(ErrorCode.CONNECTION_LOST, thrown.code());
        assertEquals("TOC entry 7; 1259 16400 TABLE orders boss", thrown.object());
    }

    @Test
    void whatTheServerDidNotSayIsPassedOn() {
        Failures failures = new Failures(false, log);
        EngineException damaged = new EngineException(ErrorCode.MALFORMED_ARCHIVE, "damaged");
        assertEquals(damaged, assertThrows(EngineException.class, () -> failures.attempt(e -> "", failing(damaged))));
    }
}
