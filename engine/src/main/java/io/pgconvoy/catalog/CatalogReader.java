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

/** Runs catalog queries on one session: one round trip each. One thread. */
public final class CatalogReader {
    private final Session session;

    public CatalogReader(Session session) {
        this.session = session;
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
        List<T> objects = new ArrayList<>();
        if (!oids.isEmpty()) {
            String array = oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
            String sql = query.forServer(server()).replace(":oids", array);
            forEach(sql, row -> objects.add(toObject.apply(row)));
        }
        return objects;
    }

    /** Hands each row of a statement to a consumer; an empty statement has no rows. */
    public void forEach(String sql, Consumer<CatalogRow> consumer) {
        if (sql.isEmpty()) {
            return;
        }
        session.query(sql, row -> consumer.accept(new CatalogRow(row)));
    }

    /** Runs a statement that gives no rows, such as LOCK TABLE. */
    public void execute(String sql) {
        session.execute(sql);
    }

    /**
     * Runs something that takes locks, waiting no longer than this for them.
     *
     * @param timeout in any form the server takes; null to wait for ever
     */
    public void withLockWaitTimeout(@Nullable String timeout, Runnable locking) {
        DumpSessionSetup.withLockWaitTimeout(session, timeout, locking);
    }

    /** The catalogs contradict themselves: a dump could not be right. */
    public static EngineException inconsistent(String what) {
        return new EngineException(ErrorCode.CATALOG_INCONSISTENT, what);
    }
}
