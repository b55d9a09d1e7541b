package io.pgconvoy.catalog;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.DumpSessionSetup;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.connect.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs catalog queries on one session: one round trip each, or less for those that were rehearsed. One thread. */
public final class CatalogReader {
    private final Session session;
    private final PlannedQueries queries;
    /** Takes the queries of a rehearsal; null outside of one. */
    private @Nullable Consumer<PlannedQueries.Step> rehearsed;

    public CatalogReader(Session session) {
        this.session = session;
        this.queries = new PlannedQueries(session);
    }

    public ServerVersion server() {
        return session.server();
    }

    /** A string as people write it, as text of a query. */
    public String ofUnicode(String text) {
        return session.encoding().ofUnicode(text);
    }

    /** The rows of a query; none, without asking, when the query has no line for this server. */
    public <T> List<T> rows(CatalogQuery query, Function<CatalogRow, T> toObject) {
        List<T> objects = new ArrayList<>();
        forEach(query.forServer(server()), row -> objects.add(toObject.apply(row)));
        return objects;
    }

    /**
     * One object for each row of a query that has the text <code>:oids</code> in it, in quotes: that becomes an array of
     * these OIDs. Without OIDs there is nothing to ask.
     */
    public <T> List<T> rows(CatalogQuery query, Collection<Long> oids, Function<CatalogRow, T> toObject) {
        String template = query.forServer(server());
        reach(template);
        List<T> objects = new ArrayList<>();
        if (!oids.isEmpty()) {
            String array = oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
            forEach(template.replace(":oids", array), row -> objects.add(toObject.apply(row)));
        }
        return objects;
    }

    /** Hands each row of a statement to a consumer; an empty statement has no rows. */
    public void forEach(String sql, Consumer<CatalogRow> consumer) {
        if (sql.isEmpty()) {
            return;
        }
        if (rehearsed == null) {
            queries.query(sql, row -> consumer.accept(new CatalogRow(row)));
        } else {
            rehearsed.accept(new PlannedQueries.Step(sql, true));
        }
    }

    /**
     * Tells which queries come next, by a rehearsal of what will run them: no query has rows in it, and nothing is
     * executed. Queries that depend on rows stay unknown, and what follows them is not sent before they are.
     */
    public void rehearse(Runnable reading) {
        queries.plan(steps -> {
            rehearsed = steps;
            try {
                reading.run();
            } finally {
                rehearsed = null;
            }
        });
    }

    /** What was rehearsed and not asked for will not be. */
    public void forgetRehearsal() {
        queries.forget();
    }

    /** Runs a statement that gives no rows. */
    public void execute(String sql) {
        alone(sql, () -> session.execute(sql));
    }

    /**
     * Runs statements that take locks, waiting no longer than this for them.
     *
     * @param timeout in any form the server takes; null to wait for ever
     */
    public void lock(@Nullable String timeout, List<String> statements) {
        alone(
                "LOCK TABLE",
                () -> DumpSessionSetup.withLockWaitTimeout(
                        session, timeout, () -> statements.forEach(session::execute)));
    }

    private void alone(String name, Runnable statements) {
        reach(name);
        if (rehearsed == null) {
            queries.keepSent();
            statements.run();
        }
    }

    /**
     * To be called in rehearsals too before something is asked that depends on rows.
     *
     * @param name tells it from other such things
     */
    public void reach(String name) {
        if (rehearsed == null) {
            queries.reach(name);
        } else {
            rehearsed.accept(new PlannedQueries.Step(name, false));
        }
    }

    /** The catalogs contradict themselves: a dump could not be right. */
    public static EngineException inconsistent(String what) {
        return new EngineException(ErrorCode.CATALOG_INCONSISTENT, what);
    }
}
