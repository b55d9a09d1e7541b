package io.pgconvoy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger interrupted = new AtomicInteger();

    @Test
    void everyCancelInterruptsWhatIsRegistered() {
        try (Cancellation.Registration registration = cancellation.onCancel(interrupted::incrementAndGet)) {
            cancellation.cancel();
            cancellation.cancel();
        }
        cancellation.cancel();
        assertEquals(2, interrupted.get());
    }

    @Test
    void registeringTooLateInterruptsAtOnce() {
        cancellation.cancel();
        cancellation.onCancel(interrupted::incrementAndGet);
        assertEquals(1, interrupted.get());
    }

    @Test
    void oneFailingInterruptionDoesNotSpareTheOthers() {
        Runnable failing = () -> {
            throw new EngineException(ErrorCode.CONNECTION_LOST, "gone");
        };
        cancellation.onCancel(failing);
        cancellation.onCancel(interrupted::incrementAndGet);
        cancellation.onCancel(failing);
        cancellation.cancel();
        assertEquals(1, interrupted.get());
    }

    @Test
    void checkThrowsOnceCancelled() {
        cancellation.check();
        cancellation.cancel();
        EngineException thrown = assertThrows(EngineException.class, cancellation::check);
        assertEquals(ErrorCode.CANCELLED, thrown.code());
    }
}
