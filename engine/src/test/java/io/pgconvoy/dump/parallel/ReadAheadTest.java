package io.pgconvoy.dump.parallel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.connect.Session;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {
    private static final EntryParts ENTRY = new EntryParts() {
        @Override
        public Iterator<PartSource> plan() {
            return Collections.emptyIterator();
        }

        @Override
        public boolean compressed() {
            return false;
        }
    };

    private final Part first = new Part(ENTRY, new Nothing(), false);
    private final Part second = new Part(ENTRY, new Nothing(), true);
    private final ReadAhead ahead = new ReadAhead(List.of(first, second).iterator(), 1000, 10);

    @Test
    void whatIsReadFirstWaitsForItsTurn() {
        assertSame(first, ahead.take());
        assertSame(second, ahead.take());
        assertNull(ahead.take());
        ahead.put(second, piece("later"));
        ahead.complete(second, 0, 5);
        ahead.put(first, piece("sooner"));
        ahead.complete(first, 0, 6);
        assertEquals("sooner", text(ahead.next(ahead.first())));
        assertNull(ahead.next(first));
        assertSame(second, ahead.first());
        assertEquals("later", text(ahead.next(second)));
        assertNull(ahead.next(second));
    }

    @Test
    void aReaderThatIsAheadWaitsForRoomAndTheWritersOwnDoesNot() throws Exception {
        ahead.take();
        ahead.take();
        ahead.put(second, piece("x".repeat(900)));
        CompletableFuture<Void> tooMuch = CompletableFuture.runAsync(() -> ahead.put(second, piece("y".repeat(900))));
        assertThrows(TimeoutException.class, () -> tooMuch.get(200, TimeUnit.MILLISECONDS));
        ahead.put(first, piece("z".repeat(900)));
        ahead.complete(first, 0, 900);
        assertTrue(ahead.ready(first));
        text(ahead.next(first));
        assertNull(ahead.next(first));
        text(ahead.next(second));
        tooMuch.get();
        assertTrue(ahead.ready(second));
        text(ahead.next(second));
    }

    @Test
    void theWriterIsNotWokenForLittle() throws Exception {
        ReadAhead roomy = new ReadAhead(List.of(first).iterator(), 10 << 20, 10);
        roomy.take();
        FutureTask<Boolean> ready = waiting(roomy, first);
        roomy.put(first, piece("little"));
        assertThrows(TimeoutException.class, () -> ready.get(200, TimeUnit.MILLISECONDS));
        roomy.put(first, piece("x".repeat(512 << 10)));
        assertTrue(ready.get());
        assertEquals("little", text(roomy.next(first)));
        assertTrue(roomy.ready(first));
        roomy.close();
    }

    @Test
    void theWriterTakesLittleWhereAReaderWaitsForRoom() throws Exception {
        ahead.take();
        ahead.take();
        ahead.put(second, piece("x".repeat(800)));
        FutureTask<Boolean> ready = waiting(ahead, first);
        ahead.put(first, piece("little"));
        assertThrows(TimeoutException.class, () -> ready.get(200, TimeUnit.MILLISECONDS));
        CompletableFuture<Void> tooMuch = CompletableFuture.runAsync(() -> ahead.put(first, piece("more")));
        assertTrue(ready.get());
        assertEquals("little", text(ahead.next(first)));
        tooMuch.get();
        ahead.close();
    }

    @Test
    void noMorePartsAreBegunThanMayBe() throws Exception {
        ReadAhead narrow = new ReadAhead(List.of(first, second).iterator(), 1000, 1);
        narrow.take();
        CompletableFuture<Part> next = CompletableFuture.supplyAsync(narrow::take);
        assertThrows(TimeoutException.class, () -> next.get(200, TimeUnit.MILLISECONDS));
        narrow.complete(first, 0, 0);
        assertNull(narrow.next(first));
        assertSame(second, next.get());
    }

    @Test
    void theFirstFailureStopsReadersAndWriter() throws Exception {
        ahead.take();
        ahead.take();
        ahead.put(first, piece("x".repeat(900)));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> ahead.put(second, piece("y".repeat(900))));
        IllegalStateException failure = new IllegalStateException("broken");
        ahead.fail(failure);
        ahead.fail(new IllegalStateException("broken, too"));
        assertTrue(assertThrows(ExecutionException.class, waiting::get).getCause() instanceof EngineException);
        assertSame(failure, assertThrows(IllegalStateException.class, () -> ahead.ready(first)));
        assertNull(ahead.take());
        ahead.close();
    }

    @Test
    void closingFreesWhatWaits() {
        ahead.take();
        ByteBuf bytes = Unpooled.buffer().writeZero(100);
        ahead.put(first, Piece.of(bytes));
        ahead.close();
        assertEquals(0, bytes.refCnt());
        ByteBuf late = Unpooled.buffer().writeZero(100);
        assertThrows(EngineException.class, () -> ahead.put(first, Piece.of(late)));
        assertEquals(0, late.refCnt());
    }

    /** Returns once the writer waits for the part. */
    private static FutureTask<Boolean> waiting(ReadAhead ahead, Part part) throws InterruptedException {
        FutureTask<Boolean> ready = new FutureTask<>(() -> ahead.ready(part));
        Thread writer = new Thread(ready, "writer");
        writer.start();
        while (writer.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return ready;
    }

    private static Piece piece(String text) {
        return Piece.of(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private static String text(Piece piece) {
        assertNotNull(piece);
        String text = piece.bytes().toString(US_ASCII);
        piece.bytes().release();
        return text;
    }

    private static final class Nothing implements PartSource {
        @Override
        public String inWords() {
            return "nothing";
        }

        @Override
        public String lock() {
            return null;
        }

        @Override
        public WorkUnit unit(int worker) {
            return new WorkUnit(worker, "nothing", "nothing", 1, 0);
        }

        @Override
        public void read(Session session, PartOutput out) {}

        @Override
        public void finish(PartOutput out) {}
    }
}
