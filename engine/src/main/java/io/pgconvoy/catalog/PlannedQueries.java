package io.pgconvoy.catalog;

import io.pgconvoy.connect.Row;
import io.pgconvoy.connect.RowReader;
import io.pgconvoy.connect.Session;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs queries on a session and, where it was told which will come, sends them ahead of being asked for: the server
 * works on the next ones while the rows of one are read, and the way to the server is waited for once. What was planned
 * and is never asked for does no harm. One thread.
 */
final class PlannedQueries {
    /** Characters under way: few enough to fit into any connection's buffers while the server waits to be read. */
    private static final int MOST_UNDER_WAY = 16 * 1024;

    private final Session session;
    private final Deque<Step> planned = new ArrayDeque<>();
    private final Deque<String> sent = new ArrayDeque<>();
    /** The rows of queries that were sent ahead of one that nobody had planned. */
    private final Map<String, List<Row>> kept = new HashMap<>();

    private int underWay;

    PlannedQueries(Session session) {
        this.session = session;
    }

    /**
     * What will probably be asked for.
     *
     * @param text a query, or of what is not known yet whatever tells it from others
     * @param known whether it can be sent; if not, nothing behind it is sent before it was reached
     */
    record Step(String text, boolean known) {
        private boolean is(Step other) {
            return known == other.known && text.equals(other.text);
        }
    }

    /**
     * What a plan adds as it is made up will probably come next, in this order, and then what was planned before. The
     * server begins with the first of it meanwhile.
     */
    void plan(Consumer<Consumer<Step>> planning) {
        List<Step> before = List.copyOf(planned);
        planned.clear();
        try {
            planning.accept(step -> {
                planned.add(step);
                sendMore();
            });
        } finally {
            planned.addAll(before);
        }
        sendMore();
    }

    /** Nothing of what was planned will be asked for any more. */
    void forget() {
        planned.clear();
        while (!sent.isEmpty()) {
            readNext(row -> {});
        }
        kept.clear();
    }

    /** A step that was not known has come: what it asks for is asked next. */
    void reach(String text) {
        skipTo(new Step(text, false));
    }

    void query(String sql, RowReader rows) {
        List<Row> early = kept.remove(sql);
        if (early != null) {
            early.forEach(rows::read);
            return;
        }
        if (!sent.contains(sql)) {
            skipTo(new Step(sql, true));
            sendNext(sql);
        }
        while (!sent.element().equals(sql)) {
            keepNext();
        }
        sendMore();
        readNext(rows);
    }

    /** The session can be used for other things after that. */
    void keepSent() {
        while (!sent.isEmpty()) {
            keepNext();
        }
    }

    /** Nobody has asked for what was planned before it, so nobody will. */
    private void skipTo(Step step) {
        if (planned.stream().anyMatch(step::is)) {
            while (!planned.remove().is(step)) {
                // It is gone.
            }
        }
    }

    /** A server that cannot send its rows reads nothing, so nothing long is sent behind other queries. */
    private void sendNext(String sql) {
        if (underWay + sql.length() > MOST_UNDER_WAY) {
            keepSent();
        }
        send(sql);
    }

    private void keepNext() {
        List<Row> rows = new ArrayList<>();
        kept.put(sent.element(), rows);
        readNext(rows::add);
    }

    private void readNext(RowReader rows) {
        String sql = sent.remove();
        underWay -= sql.length();
        session.query(sql, rows);
    }

    /** The server has read the query at hand, however long it is. */
    private void sendMore() {
        int allowed = MOST_UNDER_WAY + (sent.isEmpty() ? 0 : sent.element().length());
        while (!planned.isEmpty()
                && planned.element().known()
                && underWay + planned.element().text().length() <= allowed) {
            send(planned.remove().text());
        }
    }

    private void send(String sql) {
        session.sendAhead(sql);
        sent.add(sql);
        underWay += sql.length();
    }
}
