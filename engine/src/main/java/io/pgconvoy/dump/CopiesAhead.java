package io.pgconvoy.dump;

import io.pgconvoy.connect.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends the COPY statements of the next tables while one table is read: databases of many small tables would otherwise
 * spend their time on waiting, once for each. One thread.
 */
final class CopiesAhead {
    /** Enough for the server to be busy, few enough to fit into any connection's buffers: 16 KB. */
    private static final int MOST_AHEAD = 32;

    private static final int MOST_CHARACTERS = 512;
    private static final String SOMETHING_ELSE = "";

    private final Session session;
    private final List<String> expected = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int sent;

    CopiesAhead(Session session) {
        this.session = session;
    }

    /** This will be read after all that were expected before. */
    void expect(String copy) {
        places.put(copy, expected.size());
        expected.add(copy);
    }

    /** The session will be used for something else after all that were expected before. */
    void expectSomethingElse() {
        expected.add(SOMETHING_ELSE);
    }

    /** To be called right before a table is read. */
    void next(String copy) {
        Integer place = places.get(copy);
        if (place == null) {
            return;
        }
        if (sent <= place) {
            session.sendAhead(copy);
            sent = place + 1;
        }
        while (sent < expected.size() && sent <= place + MOST_AHEAD && canGoAhead(expected.get(sent))) {
            session.sendAhead(expected.get(sent));
            sent++;
        }
    }

    private static boolean canGoAhead(String copy) {
        return !copy.equals(SOMETHING_ELSE) && copy.length() <= MOST_CHARACTERS;
    }
}
