package io.pgconvoy.verify;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.content.Content;
import io.pgconvoy.content.ObjectDigest;
import io.pgconvoy.content.RowDigest;
import io.pgconvoy.copy.CopiedRows;
import io.pgconvoy.copy.ReadLargeObjects;
import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.sql.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session that reads restored contents, with the settings of the session that read them for the dump. One thread. */
final class TargetReader implements AutoCloseable {
    /** What every dump sets; a manifest says more. */
    private static final Map<String, String> ALWAYS = Map.of(
            "DateStyle", "ISO",
            "IntervalStyle", "postgres",
            "extra_float_digits", "3",
            "row_security", "off",
            "statement_timeout", "0",
            "search_path", "");

    /** The kind of a relation, and the condition that tells the user's rows in an extension's table. */
    private static final String KIND = """
        SELECT c.relkind,
               (SELECT e.extcondition[i.n]
                FROM pg_catalog.pg_extension e
                CROSS JOIN LATERAL pg_catalog.generate_series(1, pg_catalog.array_length(e.extconfig, 1)) AS i (n)
                WHERE e.extconfig[i.n] = c.oid AND e.extcondition[i.n] <> ''
                LIMIT 1)
        FROM pg_catalog.pg_class c
        WHERE c.oid = %1$s::pg_catalog.regclass
        """;

    /** User triggers that fire when rows are loaded; {@code tgtype} 4 is INSERT. */
    private static final String REASONS = """
        SELECT 'trigger ' || t.tgname
        FROM pg_catalog.pg_trigger t
        WHERE t.tgrelid = %1$s::pg_catalog.regclass AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 4 <> 0
        UNION ALL
        SELECT 'rule ' || r.rulename
        FROM pg_catalog.pg_rewrite r
        WHERE r.ev_class = %1$s::pg_catalog.regclass AND r.ev_enabled <> 'D'
        ORDER BY 1
        """;

    private final Session session;
    private final Cancellation cancellation;
    private final Cancellation.Registration registration;
    private final ProgressListener progress;

    private TargetReader(Session session, ProgressListener progress, Cancellation cancellation) {
        this.session = session;
        this.progress = progress;
        this.cancellation = cancellation;
        this.registration = cancellation.onCancel(session::cancel);
    }

    /**
     * @param encoding of the archive
     * @param settings of the session that made the dump; empty where they are not known
     */
    static TargetReader open(
            ConnectionSpec target,
            String encoding,
            Map<String, String> settings,
            @Nullable String role,
            ProgressListener progress,
            Cancellation cancellation) {
        TargetReader reader = new TargetReader(Session.open(target), progress, cancellation);
        try {
            reader.session.execute("SET client_encoding = " + Literal.quote(encoding));
            if (role != null) {
                reader.session.execute("SET ROLE "
                        + Identifier.of(Dialect.newest(), true)
                                .quote(reader.session.encoding().ofUnicode(role)));
            }
            Map<String, String> all = new LinkedHashMap<>(settings);
            all.remove("client_encoding");
            ALWAYS.forEach(all::putIfAbsent);
            all.forEach(reader::set);
            return reader;
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    /** A setting or value that the server does not have leaves its own: values of the kind concerned may differ. */
    private void set(String name, String value) {
        try {
            session.query(
                    "SELECT pg_catalog.set_config(" + Literal.quote(name) + ", " + Literal.quote(value) + ", false)",
                    row -> {});
        } catch (ServerException e) {
            progress.warning(
                    "setting \"" + name + "\" of the dump cannot be set to " + value + ": " + e.getMessage(), null);
        }
    }

    Session session() {
        return session;
    }

    /**
     * How the rows are read that a dump would read.
     *
     * @throws ServerException where there is no such table
     */
    Content rows(RestoredTable table) {
        String[] found = new String[2];
        session.query(KIND.replace("%1$s", Literal.quote(table.name())), row -> {
            found[0] = row.string(0);
            found[1] = row.text(1);
        });
        boolean ordinary = "r".equals(found[0]);
        String condition = found[1];
        return rows(table.query(ordinary && condition == null ? "" : condition));
    }

    Content rows(String query) {
        RowDigest digest = RowDigest.ofRows();
        session.copyOut(query, new byte[CopiedRows.PIECE], piece -> {
            moved(piece);
            digest.write(piece);
        });
        return digest.content();
    }

    Content largeObjects(Set<Long> oids) {
        ObjectDigest digest = new ObjectDigest();
        new ReadLargeObjects(session, List.copyOf(oids), bytes -> {
                    cancellation.check();
                    progress.moved(bytes);
                })
                .writeTo(digest);
        return digest.content();
    }

    Manifest.Sequence sequence(String name, Manifest.Sequence like) {
        Manifest.Sequence[] found = {like};
        session.query(
                "SELECT last_value, is_called FROM " + name,
                row -> found[0] =
                        new Manifest.Sequence(like.dumpId(), like.schema(), like.name(), row.number(0), row.truth(1)));
        return found[0];
    }

    /** What of a table may have changed rows as they were loaded, in words. */
    List<String> reasons(String table) {
        List<String> reasons = new ArrayList<>();
        session.query(REASONS.replace("%1$s", Literal.quote(table)), row -> reasons.add(row.string(0)));
        return reasons;
    }

    private void moved(ByteBuf piece) {
        cancellation.check();
        progress.moved(piece.readableBytes());
    }

    @Override
    public void close() {
        registration.close();
        session.close();
    }
}
