package io.pgconvoy.object;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link DatabaseModel} with a fixed number of set-based queries, and locks the tables on the way. */
public final class DatabaseModelReader {
    private static final CatalogQuery ROLES = CatalogQuery.of("SELECT oid, rolname FROM pg_catalog.pg_roles");

    private static final CatalogQuery COMMENTS = CatalogQuery.of("""
            SELECT classoid, objoid, objsubid, description
            FROM pg_catalog.pg_description
            WHERE objoid > 16383                                                -- only users' objects
               OR classoid IN ('pg_catalog.pg_namespace'::pg_catalog.regclass,  -- only users' objects
                               'pg_catalog.pg_largeobject'::pg_catalog.regclass) -- only users' objects
            ORDER BY classoid, objoid, objsubid
            """);

    private static final CatalogQuery LABELS = CatalogQuery.of("""
            SELECT classoid, objoid, objsubid, provider, label
            FROM pg_catalog.pg_seclabels
            ORDER BY classoid, objoid, objsubid
            """);

    /** The order of an object's providers is that of the server's plan, which is another one for the view. */
    private static final CatalogQuery LABELS_BY_THE_TABLE = CatalogQuery.of("""
            SELECT classoid, objoid, objsubid, provider, label
            FROM pg_catalog.pg_seclabel
            ORDER BY classoid, objoid, objsubid
            """);

    private static final CatalogQuery INITIAL_PRIVILEGES = CatalogQuery.of("""
            SELECT classoid, objoid, objsubid, privtype, initprivs AS acl
            FROM pg_catalog.pg_init_privs
            """);

    private final CatalogReader catalog;
    private final Dialect dialect;
    private final @Nullable String lockWaitTimeout;

    public DatabaseModelReader(CatalogReader catalog, Dialect dialect) {
        this(catalog, dialect, null);
    }

    /** @param lockWaitTimeout how long to wait for the lock on a table, in any form that the server takes */
    public DatabaseModelReader(CatalogReader catalog, Dialect dialect, @Nullable String lockWaitTimeout) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.lockWaitTimeout = lockWaitTimeout;
    }

    /**
     * Everything that was read, and what the scope wants of it.
     *
     * @param unknown objects of kinds that are not known, by name: a dump would lack them
     * @param warnings what the user should know of it, a line each
     */
    public record Result(
            DatabaseModel model,
            Selection selection,
            DatabaseEntry database,
            int lastDumpId,
            List<String> unknown,
            List<String> warnings) {}

    public Result read(DumpScope scope) {
        ReadContext in = context(scope);
        DatabaseModel model = in.model();
        model.addAll(Extension.read(in));
        Extension.readMembers(in);
        model.addAll(Schema.read(in));
        for (KindReader reader : ObjectKinds.READERS) {
            model.addAll(reader.read(in));
        }
        if (scope.binaryUpgrade()) {
            model.addUpgradeFacts(UpgradeFacts.read(in));
        }
        DatabaseEntry database = DatabaseEntry.read(in);
        List<String> unknown = UnknownKinds.read(in);
        return new Result(model, in.selection(), database, in.nextDumpId() - 1, unknown, in.warnings());
    }

    private ReadContext context(DumpScope scope) {
        DatabaseModel model = new DatabaseModel(roles(), annotations(scope));
        return new ReadContext(catalog, dialect, model, new Selection(scope, model, dialect), lockWaitTimeout);
    }

    /** Asks what {@link #read} asks of a database that holds nothing: for {@link CatalogReader#rehearse}. */
    public void rehearse(DumpScope scope) {
        ReadContext in = context(scope);
        Extension.read(in);
        Extension.readMembers(in);
        Schema.read(in);
        for (KindReader reader : ObjectKinds.READERS) {
            rehearse(() -> reader.read(in));
        }
        if (scope.binaryUpgrade()) {
            UpgradeFacts.read(in);
        }
        rehearse(() -> DatabaseEntry.read(in));
        UnknownKinds.read(in);
    }

    private static void rehearse(Runnable reading) {
        try {
            reading.run();
        } catch (EngineException e) {
            // It misses rows that there must be, and has said by then what it asks for.
        }
    }

    private Roles roles() {
        Map<Long, String> names = new HashMap<>();
        catalog.rows(ROLES, row -> names.put(row.oid("oid"), row.text("rolname")));
        return new Roles(Map.copyOf(names));
    }

    private Annotations annotations(DumpScope scope) {
        Map<CatalogId, List<Annotations.Comment>> comments = new HashMap<>();
        catalog.rows(
                scope.includesBuiltin() ? COMMENTS.withBuiltin() : COMMENTS,
                row -> of(comments, row)
                        .add(new Annotations.Comment(row.integer("objsubid"), row.text("description"))));
        Map<CatalogId, List<Annotations.Label>> labels = new HashMap<>();
        catalog.rows(
                dialect.has(Feature.EVENT_TRIGGER_SECURITY_LABELS) ? LABELS : LABELS_BY_THE_TABLE,
                row -> of(labels, row)
                        .add(new Annotations.Label(row.integer("objsubid"), row.text("provider"), row.text("label"))));
        Map<CatalogId, List<Annotations.InitialPrivileges>> privileges = new HashMap<>();
        catalog.rows(
                INITIAL_PRIVILEGES,
                row -> of(privileges, row)
                        .add(new Annotations.InitialPrivileges(
                                row.integer("objsubid"), row.character("privtype"), row.text("acl"))));
        return new Annotations(comments, labels, privileges);
    }

    private static <T> List<T> of(Map<CatalogId, List<T>> map, CatalogRow row) {
        return map.computeIfAbsent(new CatalogId(row.oid("classoid"), row.oid("objoid")), id -> new ArrayList<>());
    }
}
