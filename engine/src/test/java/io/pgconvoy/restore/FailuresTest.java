package io.pgconvoy.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreFailure;
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
        Failures failures = new Failures(false, progress);
        failures.at(table(215));
        ServerException failure = error("42P07");
        assertFalse(failures.attempt(failing(failure)));
        assertTrue(failures.attempt(() -> {}));
        assertEquals(
                List.of(new RestoreFailure("215; 1259 16400 TABLE app orders boss", failure)),
                failures.report().failures());
        assertEquals(failures.report().failures(), heard);
        assertEquals(1, failures.report().entries());
    }

    @Test
    void theEntryThatFailedIsRemembered() {
        Failures failures = new Failures(false, progress);
        failures.at(table(215));
        failures.attempt(failing(error("42P07")));
        assertTrue(failures.creationFailed(List.of(3, 215)));
        assertFalse(failures.creationFailed(List.of(3)));
    }

    @Test
    void whatAFailedTransactionRefusesIsNoFailureOfItsOwn() {
        Failures failures = new Failures(false, progress);
        assertFalse(failures.attempt(failing(error("25P02"))));
        assertEquals(List.of(), failures.report().failures());
    }

    @Test
    void exitOnErrorStopsAtTheFirstFailureAndNamesTheEntry() {
        Failures failures = new Failures(true, progress);
        failures.at(table(7));
        ServerException thrown = assertThrows(ServerException.class, () -> failures.attempt(failing(error("42P07"))));
        assertEquals("TOC entry 7; 1259 16400 TABLE app orders boss", thrown.object());
    }

    @Test
    void aLostConnectionStopsEverything() {
        Failures failures = new Failures(false, progress);
        ServerException thrown = assertThrows(ServerException.class, () -> failures.attempt(failing(error("57P01"))));
        assertEquals(ErrorCode.CONNECTION_LOST, thrown.code());
    }

    @Test
    void whatTheServerDidNotSayIsPassedOn() {
        Failures failures = new Failures(false, progress);
        EngineException damaged = new EngineException(ErrorCode.MALFORMED_ARCHIVE, "damaged");
        assertEquals(damaged, assertThrows(EngineException.class, () -> failures.attempt(failing(damaged))));
    }
}
