package io.pgconvoy.connect.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @Test
    void aDeadlineThatIsMetNeverActs() throws InterruptedException {
        AtomicInteger acted = new AtomicInteger();
        Deadline deadline = Deadline.after(1, acted::incrementAndGet);

        assertTrue(deadline.meet());
        Thread.sleep(1300);
        assertTrue(deadline.meet());
        assertEquals(0, acted.get());
    }

    @Test
    void aDeadlineThatIsMissedActsOnceAndSaysSo() throws InterruptedException {
        CountDownLatch acted = new CountDownLatch(1);
        Deadline deadline = Deadline.after(1, acted::countDown);

        assertTrue(acted.await(10, TimeUnit.SECONDS));
        assertFalse(deadline.meet());
        assertFalse(deadline.meet());
    }

    @Test
    void noSecondsAreNoDeadline() {
        assertTrue(Deadline.after(0, () -> {}).meet());
        assertTrue(Deadline.after(-5, () -> {}).meet());
    }
}
