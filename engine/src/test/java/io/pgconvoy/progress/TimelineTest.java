package io.pgconvoy.progress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.progress.Timeline.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final Timeline timeline = new Timeline(() -> now);

    @Test
    void partsOfOneTableThatAWorkerReadsInARowAreOneSpan() {
        read(1, "a", 2);
        read(1, "a", 3);
        read(2, "a", 1);
        read(1, "b", 1);
        assertEquals(
                java.util.List.of(span(1, "a", 0, 5, 2), span(2, "a", 5, 6, 1), span(1, "b", 6, 7, 1)),
                timeline.spans());
    }

    @Test
    void memoryIsBoundedHoweverManyTablesThereAre() {
        for (int i = 0; i < 50_000; i++) {
            read(1 + i % 2, "t" + i, 1);
        }
        assertTrue(timeline.spans().size() <= 10_000);
        assertEquals(
                50_000,
                timeline.spans().stream()
                        .mapToLong(span -> span.outcome().rows())
                        .sum());
    }

    @Test
    void samplesOfALongJobAreOfLongerTimes() {
        for (int i = 0; i < 1_000; i++) {
            timeline.moved(3);
            now += SECOND;
        }
        timeline.end();
        assertEquals(3_000, Arrays.stream(timeline.bytesMoved()).sum());
        assertTrue(timeline.bytesMoved().length <= 240);
        assertTrue(timeline.sampleSeconds() * timeline.bytesMoved().length >= 1_000);
    }

    @Test
    void samplesOfAShortJobAreQuartersOfASecond() {
        timeline.moved(1);
        now += SECOND / 2;
        timeline.moved(2);
        timeline.end();
        assertArrayEquals(new long[] {1, 0, 2}, timeline.bytesMoved());
    }

    @Test
    void theReportShowsEveryWorkerAndHoldsNothingThatAPageCouldRun() {
        timeline.step("reading the catalogs");
        read(1, "public.<script>alert(1)</script>", 2);
        read(2, "public.b", 1);
        timeline.moved(1_000_000);
        timeline.end();
        String page = HtmlReport.of("dump of \"x\" & y", timeline, List.of());
        assertTrue(page.contains("<title>dump of &quot;x&quot; &amp; y</title>"));
        assertTrue(page.contains("worker 1") && page.contains("worker 2"));
        assertTrue(page.contains("public.&lt;script&gt;alert(1)&lt;/script&gt; (rows): 2.0 s, 10 B"));
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("http://") || page.contains("https://") || page.contains(" src="), "self-contained");
        assertTrue(page.contains("<dd id=\"compression\">5.0 : 1</dd>"));
    }

    private void read(int worker, String name, int seconds) {
        WorkUnit unit = new WorkUnit(worker, "rows", name, 1, 0);
        timeline.begun(unit);
        now += seconds * SECOND;
        timeline.ended(unit, new WorkUnit.Outcome(1, 10, 2));
    }

    private static Span span(int worker, String name, double from, double to, int parts) {
        return new Span(worker, "rows", name, from, to, new WorkUnit.Outcome(parts, 10L * parts, 2L * parts));
    }
}
