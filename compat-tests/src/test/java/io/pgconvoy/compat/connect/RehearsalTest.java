package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.connect.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that were rehearsed are sent before they are asked for: a sequence tells when each of them ran. */
class RehearsalTest {
    private static final String FIRST = "SELECT nextval('s') AS value, 1 AS query";
    private static final String SECOND = "SELECT nextval('s') AS value, 2 AS query";
    private static final CatalogQuery OF_OIDS =
            CatalogQuery.of("SELECT nextval('s') AS value FROM unnest(':oids'::oid[])");

    @TempDir
    Path home;

    private Session session;
    private CatalogReader catalog;

    @BeforeEach
    void open() {
        session = new Sessions(home)
                .open(Sessions.conninfo(Stock.ofThisRun().server(15).orElseThrow()));
        session.execute("CREATE TEMP SEQUENCE s");
        catalog = new CatalogReader(session);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void rowsBelongToTheirQueryInWhateverOrderTheyAreAskedFor() {
        rehearse(FIRST, SECOND);

        assertEquals("2", value(SECOND));
        assertEquals("3", value("SELECT nextval('s') AS value, 'not rehearsed'"));
        assertEquals("1", value(FIRST));
        assertEquals("4", value(FIRST));
    }

    @Test
    void whatFollowsAStatementIsNotSentBeforeIt() {
        catalog.rehearse(() -> {
            value(FIRST);
            catalog.execute("SELECT setval('s', 100)");
            value(SECOND);
        });

        assertEquals("1", value(FIRST));
        catalog.execute("SELECT setval('s', 100)");
        assertEquals("101", value(SECOND));
    }

    @Test
    void whatFollowsAQueryThatDependsOnRowsIsNotSentBeforeIt() {
        catalog.rehearse(() -> {
            value(FIRST);
            values(List.of());
            value(SECOND);
        });

        assertEquals("1", value(FIRST));
        assertEquals(List.of("2", "3", "4"), values(List.of(7L, 8L, 9L)));
        assertEquals("5", value(SECOND));
    }

    @Test
    void whatIsPassedOverDoesNotHoldUpWhatFollows() {
        catalog.rehearse(() -> {
            values(List.of());
            value(FIRST);
            catalog.reach("something");
            value(SECOND);
        });

        assertEquals("1", value(SECOND));
        assertEquals("2", value(FIRST));
    }

    @Test
    void aRehearsalThatIsForgottenLeavesTheSessionToOthers() {
        rehearse(FIRST, SECOND);
        catalog.forgetRehearsal();

        assertEquals("3", value(FIRST));
    }

    @Test
    void aQueryThatFailsDoesSoWhenItIsAskedFor() {
        rehearse(FIRST, "SELECT 1 / 0 AS value", SECOND);

        assertEquals("1", value(FIRST));
        assertThrows(ServerException.class, () -> value("SELECT 1 / 0 AS value"));
        assertEquals("2", value(SECOND));
    }

    private void rehearse(String... queries) {
        catalog.rehearse(() -> List.of(queries).forEach(this::value));
    }

    private List<String> values(List<Long> oids) {
        return catalog.rows(OF_OIDS, oids, row -> row.text("value"));
    }

    private String value(String query) {
        List<String> values = new ArrayList<>();
        catalog.forEach(query, row -> values.add(row.text("value")));
        return String.join(" ", values);
    }
}
